import type { Insertable } from 'kysely'
import { quietAt } from '#shared/deals/quiet'
import type { Stage } from '#shared/pipelines/schema'
import { fold } from '#shared/search/fold'
import type { ActivitiesTable } from '#server/db/activity-tables'
import type { DealsTable, StageStaysTable } from '#server/db/deal-tables'
import { newId } from '../ids'
import { campaignOf, sourceOf } from './money-rows'
import type { SampleActivity, SampleDeal, SampleStage } from './sample-record'
import type { SampleWriting } from './sample-writing'

const openStages: SampleStage[] = ['Lead', 'Qualified', 'Proposal']

/** The stage of that name; in a pipeline that people have changed, the one that comes closest. */
export function stageOf({ pipeline: { stages } }: SampleWriting, name: SampleStage): Stage {
  const outcome = name === 'Won' ? 'won' : name === 'Lost' ? 'lost' : null
  const alike = stages.filter(stage => stage.outcome === outcome)
  return alike.find(stage => stage.name === name) ?? alike[Math.min(Math.max(openStages.indexOf(name), 0), alike.length - 1)] ?? stages[0]!
}

export function dealRow(writing: SampleWriting, deal: SampleDeal, position: number): Insertable<DealsTable> {
  const { ids, actor, pipeline, lastInteraction } = writing
  const { key, title, valueCents, currency, expectedCloseDate, actualCloseDate, outcome, lostReason, nextAction, nextActionDate, createdAt, stageEnteredAt } = deal
  const stage = stageOf(writing, deal.stage)
  const lastInteractionAt = lastInteraction('deal', key)
  return {
    id: ids.deal(key)!, version: 1, createdAt, updatedAt: stageEnteredAt, deletedAt: null, ownerId: actor.userId, title, sortTitle: fold(title),
    contactId: ids.contact(deal.contact), companyId: ids.company(deal.company), pipelineId: pipeline.id, stageId: stage.id, position,
    valueCents, currency, probability: stage.probability, expectedCloseDate, actualCloseDate, outcome, lostReason, source: sourceOf(writing, deal.contact), campaign: campaignOf(deal.contact), nextAction, nextActionDate,
    stageEnteredAt, lastInteractionAt, quietAt: quietAt({ lastInteractionAt, createdAt }, stage), isSample: 1,
  }
}

/** The stays of a deal before the one that it is in. */
export function pastStays(writing: SampleWriting, { key, stageHistory }: SampleDeal): Insertable<StageStaysTable>[] {
  return stageHistory.slice(0, -1).map(({ stage, enteredAt }, index) => (
    { dealId: writing.ids.deal(key)!, stageId: stageOf(writing, stage).id, enteredAt, leftAt: stageHistory[index + 1]!.enteredAt }))
}

export function activityRow({ ids, actor, records }: SampleWriting, activity: SampleActivity): Insertable<ActivitiesTable> {
  const { type, subject, body, content, direction, durationSeconds, occurredAt, contact, deal } = activity
  const company = records.contacts.find(({ key }) => key === contact)?.company ?? null
  return {
    id: newId(), version: 1, createdAt: occurredAt, updatedAt: occurredAt, deletedAt: null, type, subject, body, content: content ? JSON.stringify(content) : null, direction, durationSeconds, occurredAt,
    contactId: ids.contact(contact), companyId: ids.company(company), dealId: ids.deal(deal), userId: actor.userId, metadata: '{}', importId: null, isSample: 1,
  }
}
