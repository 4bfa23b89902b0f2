import type { Board, BoardFilters, BoardQuery, BoardStage, DealSummary, StageSums } from '#shared/deals/schema'
import type { Stage } from '#shared/pipelines/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { pages, untilNextChange } from '../events/revision-cache'
import { listMembers } from '../members/members'
import { getPipeline } from '../pipelines/pipelines'
import { pageOfDeals, summariesOf } from './list-deals'
import { viewThrough } from './matching-deals'
import { laneTotalsOf, totalsOf } from './sums'

/** Deals of a column that come with the board; the rest comes by `GET /api/deals?stageId=…&sort=position&cursor=…`. */
const firstDeals = 50

/** The same in a cell of a lane; the rest is in the list. */
const firstInCell = 20

/** A pipeline's stages, each with what its deals add up to and the first of them in their order; kept until the organization's next change. */
export async function getBoard(db: Database, actor: Actor, pipelineId: string, { lanes, ...filters }: BoardQuery): Promise<Board> {
  const key = JSON.stringify(['board', pipelineId, lanes, ...viewThrough(actor, filters)])
  return await untilNextChange(db, actor.organizationId, key, () => lanes ? drawLanes(db, actor, pipelineId, filters) : drawBoard(db, actor, pipelineId, filters), pages)
}

async function drawBoard(db: Database, actor: Actor, pipelineId: string, filters: BoardFilters): Promise<Board> {
  const { stages } = await getPipeline(db, pipelineId)
  const { byStage } = await totalsOf(db, actor, { ...filters, pipelineId })
  const columns = await Promise.all(stages.map(stage => pageOfDeals(db, actor, { ...filters, stageId: stage.id }, { limit: firstDeals, cursor: undefined, sort: 'position' })))
  const deals = await summariesOf(db, columns.flatMap(page => page.rows))
  return { pipelineId, stages: stages.map((stage, index) => columnOf(stage, byStage, deals, columns[index]!.cursor)) }
}

/** The same with a lane for each owner, by name, what nobody owns last: only cells that hold something are looked into. */
async function drawLanes(db: Database, actor: Actor, pipelineId: string, filters: BoardFilters): Promise<Board> {
  const { stages } = await getPipeline(db, pipelineId)
  const { byStage } = await totalsOf(db, actor, { ...filters, pipelineId })
  const totals = await laneTotalsOf(db, actor, { ...filters, pipelineId })
  const cells = totals.flatMap(({ ownerId, cells }) => cells.map(({ stageId }) => ({ stageId, ownerId: ownerId ?? 'none' })))
  const found = await Promise.all(cells.map(cell => pageOfDeals(db, actor, { ...filters, ...cell }, { limit: firstInCell, cursor: undefined, sort: 'position' })))
  const deals = await summariesOf(db, found.flatMap(page => page.rows).sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)))
  const names = new Map((await listMembers(db, actor)).map(({ id, name }) => [id, name]))
  const lanes = totals.map(lane => ({ ...lane, ownerName: lane.ownerId && (names.get(lane.ownerId) ?? null) }))
  lanes.sort((a, b) => Number(a.ownerId === null) - Number(b.ownerId === null) || (a.ownerName ?? '').localeCompare(b.ownerName ?? ''))
  return { pipelineId, stages: stages.map(stage => columnOf(stage, byStage, deals, null)), lanes }
}

function columnOf(stage: Stage, byStage: StageSums[], deals: DealSummary[], cursor: string | null): BoardStage {
  const totals = byStage.find(({ stageId }) => stageId === stage.id)
  return { ...stage, count: totals?.count ?? 0, sums: totals?.sums ?? [], deals: deals.filter(deal => deal.stageId === stage.id), cursor }
}
