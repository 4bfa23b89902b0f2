import { quietAt } from '#shared/deals/quiet'
import type { Deal, UpdateDeal } from '#shared/deals/schema'
import { todayIn } from '#shared/dates/days'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween } from '../events/events'
import { assertIsMember } from '../members/members'
import { assertCan, assertMayChangeOwner } from '../members/policy'
import { assertCurrencyIsFree } from '../money/payments-of-records'
import { getFirstStage, getStage } from '../pipelines/pipelines'
import { indexRecords } from '../search/search-index'
import { setTags } from '../tags/tags'
import { replaceDealContacts } from './deal-contacts.repository'
import { recordDealChanges } from './deal-events'
import { linksAfter } from './deal-links'
import { dealDocument } from './deal-search'
import { assertDiscountApproved, keepApproval } from './discount-approval'
import { getDeal, staleDeal } from './deals'
import { updateDealRow } from './deals.repository'
import { placeIn } from './places'
import { plannedQuietAt } from './planned-quiet'
import { approvalOfValue } from './value-beside-items'
import { entryInto, type Entry } from './stage-entry'

/** Changes fields of a deal. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updateDeal(db: Database, actor: Actor, id: string, input: UpdateDeal, version?: number): Promise<Deal> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getDeal(trx, actor, id)
    assertMayChangeOwner(actor, before.ownerId, input.ownerId)
    await assertIsMember(trx, actor, input.ownerId)
    if (version !== undefined && version !== before.version) throw await staleDeal(trx, before)
    const { tags, stageId: _, outcome: __, contactId: ___, contactIds: ____, companyId: _____, companyName: ______, ...fields } = input
    const { contactIds, first: _first, ...links } = await linksAfter(trx, actor, input, before)
    const entry = await entryFor(trx, actor, before, input)
    const changed: Partial<Omit<Deal, 'valueFromItems'>> = { ...links, ...entry, ...fields, ...await approvalOfValue(trx, actor, before, fields) }
    if (input.currency && input.currency !== before.currency) await assertCurrencyIsFree(trx, { dealId: id }, before.currency)
    if (changed.outcome === 'won' && before.outcome !== 'won') assertDiscountApproved({ ...before, ...changed }.discountApproval)
    assertFitsOutcome(input, { ...before, ...changed })
    if (Object.keys(changesBetween(before, { ...changed, contactIds, ...(tags ? { tags } : {}) })).length === 0) return before
    const { title } = changed
    const stageId = entry.stageId === before.stageId ? undefined : entry.stageId
    const written = await updateDealRow(trx, id, before.version, {
      ...changed, updatedAt: instantNow(),
      ...(title === undefined ? {} : { sortTitle: fold(title).slice(0, 200) }),
      ...(stageId ? { position: await placeIn(trx, stageId, id, undefined), quietAt: quietAt(before, await getStage(trx, stageId)) } : {}),
      ...(fields.nextActionDate === undefined ? {} : await plannedQuietAt(trx, actor, id, fields.nextActionDate)),
    })
    if (!written) throw await staleDeal(trx, await getDeal(trx, actor, id))
    await replaceDealContacts(trx, id, before.contactIds, contactIds)
    if (tags) await setTags(trx, 'deal', id, tags)
    const after = await getDeal(trx, actor, id)
    await indexRecords(trx, 'deal', [{ id, ...dealDocument(after) }])
    await recordDealChanges(trx, actor, before, after)
    if (changed.discountApproval !== undefined) await keepApproval(trx, actor, after)
    return after
  })
}

/** What a named stage or outcome sets: an outcome alone leads to the pipeline's stage for it, none back to its first stage. */
async function entryFor(db: Database, actor: Actor, before: Deal, { stageId, outcome, lostReason }: UpdateDeal): Promise<Partial<Entry>> {
  const ended = outcome === 'abandoned' ? 'lost' : outcome
  const named = stageId ? await getStage(db, stageId) : undefined
  if (named && outcome !== undefined && named.outcome !== ended) throw invalidField('outcome', 'not_of_stage', 'The outcome is not that of the stage')
  const circumstances = { now: instantNow(), today: todayIn(actor.timeZone), lostAs: outcome, lostReason }
  if (named) {
    if (named.id !== before.stageId) return entryInto(named, circumstances)
    return outcome === undefined ? {} : { outcome }
  }
  if (outcome === undefined || outcome === before.outcome) return {}
  if (outcome !== null && before.outcome !== null && ended !== 'won' && before.outcome !== 'won') return { outcome }
  return entryInto(await getFirstStage(db, before.pipelineId, ended ?? null), circumstances)
}

/** A closed deal has the probability of its stage, and only a lost one has a reason for it. */
function assertFitsOutcome(input: UpdateDeal, after: Deal): void {
  if (input.probability !== undefined && after.outcome) throw invalidField('probability', 'deal_is_closed', 'A closed deal has the probability of its stage')
  if (input.actualCloseDate !== undefined && !after.outcome) throw invalidField('actualCloseDate', 'deal_is_open', 'An open deal has no actual close date')
  if (input.lostReason && after.outcome !== 'lost' && after.outcome !== 'abandoned') throw invalidField('lostReason', 'deal_is_not_lost', 'Only a lost deal has a reason for it')
}
