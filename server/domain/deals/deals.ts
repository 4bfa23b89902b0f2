import { quietAt } from '#shared/deals/quiet'
import type { CreateDeal, Deal } from '#shared/deals/schema'
import { todayIn } from '#shared/dates/days'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { eraseAnswers } from '../ai/erase-answers'
import { forgetRecord } from '../bulk/forget'
import { instantNow } from '../clock'
import { lastEventOf, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertIsMember } from '../members/members'
import { assertCan, assertOwner, ownerOfNew } from '../members/policy'
import { deletePaymentsOf } from '../money/payments-of-records'
import { getFirstStage, getStage } from '../pipelines/pipelines'
import { deleteProposalsOf } from '../proposals/proposals-of-records'
import { indexRecords, unindexRecords } from '../search/search-index'
import { assertSees } from '../shares/visibility'
import { setTags, tagNamesOf } from '../tags/tags'
import { detachTasks } from '../tasks/detach-tasks'
import { listDealContacts, replaceDealContacts } from './deal-contacts.repository'
import { linksAfter } from './deal-links'
import { dealDocument } from './deal-search'
import { deleteDealRow, findDealRow, insertDeals, toDeal, updateDealRow } from './deals.repository'
import { placeIn } from './places'
import { entryInto } from './stage-entry'

/** One deal that the actor may see; in the trash only if asked for. */
export async function getDeal(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Deal> {
  const row = await findDealRow(db, actor, id)
  if (!row || (row.deletedAt !== null) !== trashed) throw notFound()
  await assertSees(db, actor, 'deal', row)
  const contacts = (await listDealContacts(db, actor, id)).toSorted((a, b) => Number(b.id === row.contactId) - Number(a.id === row.contactId))
  return toDeal(row, (await tagNamesOf(db, 'deal', [id])).get(id) ?? [], contacts)
}

/** Makes a deal at the top of its stage: the named one, else the first of the named or the default pipeline. */
export async function createDeal(db: Database, actor: Actor, input: CreateDeal): Promise<Deal> {
  assertCan(actor, 'records.create')
  const ownerId = ownerOfNew(actor, input.ownerId)
  return await inTransaction(db, async (trx) => {
    await assertIsMember(trx, actor, ownerId)
    const stage = input.stageId ? await getStage(trx, input.stageId) : await getFirstStage(trx, input.pipelineId)
    if (input.pipelineId && input.pipelineId !== stage.pipelineId) throw invalidField('stageId', 'not_in_pipeline', 'The stage belongs to another pipeline')
    const links = await linksAfter(trx, actor, input)
    const now = instantNow()
    const id = newId()
    const entry = entryInto(stage, { now, today: todayIn(actor.timeZone) })
    await insertDeals(trx, [{
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId, title: input.title, sortTitle: fold(input.title).slice(0, 200),
      contactId: links.contactId, companyId: links.companyId, position: await placeIn(trx, stage.id, id, undefined),
      valueCents: input.valueCents ?? 0, currency: input.currency ?? actor.session.organization.defaultCurrency,
      expectedCloseDate: input.expectedCloseDate ?? null, nextAction: input.nextAction ?? null, nextActionDate: input.nextActionDate ?? null,
      ...originOf(input, links.first), lastInteractionAt: null, quietAt: quietAt({ lastInteractionAt: null, createdAt: now }, stage), isSample: 0,
      ...entry, probability: entry.outcome ? entry.probability : input.probability ?? entry.probability,
    }])
    await replaceDealContacts(trx, id, [], links.contactIds)
    if (input.tags?.length) await setTags(trx, 'deal', id, input.tags)
    const deal = await getDeal(trx, actor, id)
    await indexRecords(trx, 'deal', [{ id, ...dealDocument(deal) }])
    await recordEvent(trx, actor, { type: 'deal.created', subject: { type: 'deal', id }, payload: { name: deal.title, stage: stage.name } })
    return deal
  })
}

/** Where a new deal comes from: where its contact does, unless something else is said. */
function originOf({ source, campaign }: CreateDeal, first: Pick<Deal, 'source' | 'campaign'> | undefined): Pick<Deal, 'source' | 'campaign'> {
  return { source: source === undefined ? first?.source ?? null : source, campaign: campaign === undefined ? first?.campaign ?? null : campaign }
}

/** Puts a deal into the trash, from where it can be restored; or, for admins, deletes it for good. */
export async function deleteDeal(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    const deal = await getDeal(trx, actor, id).catch(error => permanent ? getDeal(trx, actor, id, { trashed: true }) : Promise.reject(error))
    assertOwner(actor, deal)
    await unindexRecords(trx, 'deal', [id])
    if (permanent) {
      await detachTasks(trx, { dealId: id })
      await deletePaymentsOf(trx, { dealId: id })
      await deleteProposalsOf(trx, { dealId: id })
      const { activityIds } = await deleteDealRow(trx, id)
      await forgetRecord(trx, id)
      await eraseAnswers(trx, 'deal', [id])
      if (activityIds.length) await unindexRecords(trx, 'activity', activityIds)
    }
    else {
      await updateDealRow(trx, id, deal.version, { deletedAt: instantNow() })
    }
    await recordEvent(trx, actor, { type: permanent ? 'deal.deleted_permanently' : 'deal.deleted', subject: { type: 'deal', id }, payload: { name: deal.title } })
  })
}

export async function restoreDeal(db: Database, actor: Actor, id: string): Promise<Deal> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const deal = await getDeal(trx, actor, id, { trashed: true })
    assertOwner(actor, deal)
    await updateDealRow(trx, id, deal.version, { deletedAt: null })
    await indexRecords(trx, 'deal', [{ id, ...dealDocument(deal) }])
    await recordEvent(trx, actor, { type: 'deal.restored', subject: { type: 'deal', id }, payload: { name: deal.title } })
    return await getDeal(trx, actor, id)
  })
}

/** Answers a change of what is no longer there: the deal as it is now, and who changed it last. */
export async function staleDeal(db: Database, current: Deal): Promise<DomainError> {
  const last = await lastEventOf(db, { type: 'deal', id: current.id })
  const who = last?.actorName ?? 'Someone'
  return new DomainError('stale_version', { detail: `${who} changed this deal in the meantime. Look at it as it is now, and change it again.`, extensions: { current, changedBy: last?.actorName ?? null } })
}
