import { toMajor } from '#shared/money/money'
import type { DealSummary, ListDeals } from '#shared/deals/schema'
import type { Database } from '#server/db/database'
import { renderCsv, type Cell } from '#server/exporters/csv'
import type { Actor } from '../actor'
import { exportRows, type Chosen, type PageAfter } from '../exports/exports'
import { listPipelines } from '../pipelines/pipelines'
import { dealSummaries, pageOfDeals, summariesOf } from './list-deals'

type Named = DealSummary & { stageName: string, pipelineName: string }

/** Column names that an import knows; the value in whole units of the currency, as a spreadsheet wants it. */
const columns: Record<string, (deal: Named) => Cell> = {
  'Title': deal => deal.title,
  'Contact': deal => deal.contactName,
  'Company': deal => deal.companyName,
  'Value': deal => toMajor(deal.valueCents, deal.currency),
  'Currency': deal => deal.currency,
  'Pipeline': deal => deal.pipelineName,
  'Stage': deal => deal.stageName,
  'Probability': deal => deal.probability,
  'Outcome': deal => deal.outcome,
  'Lost reason': deal => deal.lostReason,
  'Expected close': deal => deal.expectedCloseDate,
  'Closed': deal => deal.actualCloseDate,
  'Source': deal => deal.source,
  'Campaign': deal => deal.campaign,
  'Owner': deal => deal.ownerName,
  'Tags': deal => deal.tags.join('; '),
  'Next action': deal => deal.nextAction,
  'Next action date': deal => deal.nextActionDate,
  'In stage since': deal => deal.stageEnteredAt,
  'Last interaction': deal => deal.lastInteractionAt,
  'Created': deal => deal.createdAt,
}

/** The deal list as it is filtered and sorted, as a CSV file in slices. */
export async function exportDeals(db: Database, actor: Actor, query: ListDeals): Promise<AsyncGenerator<string>> {
  const { limit: _, cursor: __, total: ___, sort, ...filters } = query
  return await render(db, actor, { ...filters, sort }, async (cursor, limit) => {
    const page = await pageOfDeals(db, actor, filters, { limit, cursor, sort })
    return { rows: await summariesOf(db, page.rows), cursor: page.cursor }
  })
}

/** Chosen deals, those of them that the actor sees. */
export async function exportChosenDeals(db: Database, actor: Actor, chosen: Chosen): Promise<AsyncGenerator<string>> {
  return await render(db, actor, chosen.filters, async (cursor, limit) => {
    const { ids, cursor: next } = await chosen.idsAfter(cursor, limit)
    return { rows: await dealSummaries(db, actor, ids), cursor: next }
  })
}

async function render(db: Database, actor: Actor, filters: Record<string, unknown>, pageAfter: PageAfter<DealSummary>): Promise<AsyncGenerator<string>> {
  const pipelines = await listPipelines(db)
  const names = new Map(pipelines.flatMap(pipeline => pipeline.stages.map(stage => [stage.id, { stageName: stage.name, pipelineName: pipeline.name }] as const)))
  const unnamed = { stageName: '', pipelineName: '' }
  const toCells = (deal: DealSummary) => Object.values(columns).map(cellOf => cellOf({ ...deal, ...names.get(deal.stageId) ?? unnamed }))
  return renderCsv(Object.keys(columns), await exportRows<DealSummary>(db, actor, { kind: 'deals', filters, toCells }, pageAfter))
}
