import type { Period } from '#shared/reports/answers'
import type { LostReasonsReport, LostReasonsReportQuery } from '#shared/reports/lost-reasons'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listPipelines } from '../pipelines/pipelines'
import { listLosses, type Loss } from './closings.repository'
import { countedOf, countOf, groupsBy, shareOf } from './currency-sums'
import { keptReport } from './kept-report'
import { openStagesOf } from './open-deals'
import { namesOf } from './people.repository'
import { periodBefore, periodOf } from './period'

/** Why deals were lost: how often, worth what, by whom and from which stage. */
export async function getLostReasonsReport(db: Database, actor: Actor, query: LostReasonsReportQuery): Promise<LostReasonsReport> {
  const period = periodOf(actor, query, { months: 12 })
  return await keptReport(db, actor, 'lost reasons', { ...query, ...period }, apart => report(apart, actor, query, period))
}

async function report(db: Database, actor: Actor, query: LostReasonsReportQuery, period: Period): Promise<LostReasonsReport> {
  const stages = openStagesOf(await listPipelines(db))
  const lossesIn = (days: Period) => listLosses(db, actor, query, days, stages.map(({ id }) => id))
  const losses = await lossesIn(period)
  const nameOf = await namesOf(db, losses.map(({ ownerId }) => ownerId))
  const stageName = new Map(stages.map(({ id, name }) => [id, name]))
  const earlier = periodBefore(period)
  return {
    period,
    total: countedOf(losses),
    reasons: byReason(losses).map(group => ({ ...group, share: shareOf(group.count, countOf(losses)) })),
    byOwner: groupsBy(losses, ({ ownerId }) => ownerId).flatMap(([ownerId, own]) => byReason(own).map(group => ({ ownerId, ownerName: nameOf(ownerId), ...group }))),
    byStage: groupsBy(losses, ({ stageId }) => stageId).flatMap(([stageId, own]) => byReason(own).map(group => ({ stageId, stageName: stageName.get(stageId ?? '') ?? null, ...group }))),
    previous: query.compare ? { period: earlier, total: countedOf(await lossesIn(earlier)) } : null,
  }
}

/** The most frequent reason first. */
function byReason(losses: Loss[]) {
  return groupsBy(losses, ({ reason }) => reason).map(([reason, own]) => ({ reason, ...countedOf(own) })).sort((a, b) => b.count - a.count)
}
