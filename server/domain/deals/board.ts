import type { Board, BoardFilters } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pages, untilNextChange, viewOf } from '../events/revision-cache'
import { getPipeline } from '../pipelines/pipelines'
import { pageOfDeals, summariesOf } from './list-deals'
import { totalsOf } from './sums'

/** Deals of a column that come with the board; the rest comes by `GET /api/deals?stageId=…&sort=position&cursor=…`. */
const firstDeals = 50

/** A pipeline's stages, each with what its deals add up to and the first of them in their order; kept until the organization's next change. */
export async function getBoard(db: Database, actor: Actor, pipelineId: string, filters: BoardFilters): Promise<Board> {
  const key = JSON.stringify(['board', viewOf(actor), pipelineId, filters])
  return await untilNextChange(db, actor.organizationId, key, () => drawBoard(db, actor, pipelineId, filters), pages)
}

async function drawBoard(db: Database, actor: Actor, pipelineId: string, filters: BoardFilters): Promise<Board> {
  const { stages } = await getPipeline(db, pipelineId)
  const { byStage } = await totalsOf(db, actor, { ...filters, pipelineId })
  const columns = await Promise.all(stages.map(stage => pageOfDeals(db, actor, { ...filters, stageId: stage.id }, { limit: firstDeals, cursor: undefined, sort: 'position' })))
  const deals = await summariesOf(db, columns.flatMap(page => page.rows))
  return {
    pipelineId,
    stages: stages.map((stage, index) => {
      const sums = byStage.find(sums => sums.stageId === stage.id)
      return { ...stage, count: sums?.count ?? 0, sums: sums?.sums ?? [], deals: deals.filter(deal => deal.stageId === stage.id), cursor: columns[index]!.cursor }
    }),
  }
}
