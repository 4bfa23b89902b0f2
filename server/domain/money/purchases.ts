import type { CreatePurchase, Purchase, UpdatePurchase } from '#shared/money/schema'
import { instantAt, todayIn } from '#shared/dates/days'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import { visibleActivities } from '../activities/activities.policy'
import { changeLogged, deleteActivity, logActivity, restoreActivity } from '../activities/activities'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween } from '../events/events'
import { assertCan } from '../members/policy'
import { originOf } from './origin'
import { assertCurrencyIsFree } from './payments-of-records'
import { insertPurchase, selectPurchases, toPurchase, updatePurchaseRow } from './purchases.repository'

/** One purchase that the actor may see; in the trash only if asked for. */
export async function getPurchase(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Purchase> {
  const row = await selectPurchases(db, actor).where('purchases.id', '=', id).where(visibleActivities(actor))
    .where('activities.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toPurchase(row)
}

/** Records what someone bought, as an activity with an amount. It comes from where its deal or contact does, unless something else is said. */
export async function createPurchase(db: Database, actor: Actor, input: CreatePurchase): Promise<Purchase> {
  const { contactId, companyId, dealId, subject, body, valueCents } = input
  const { currency = actor.session.organization.defaultCurrency, purchasedOn = todayIn(actor.timeZone) } = input
  assertNotAhead(actor, 'purchasedOn', purchasedOn)
  return await inTransaction(db, async (trx) => {
    const { id } = await logActivity(trx, actor, {
      type: 'purchase', contactId, companyId, dealId, subject, body, occurredAt: occurredAt(actor, purchasedOn), metadata: { valueCents, currency },
    })
    await insertPurchase(trx, { id, valueCents, currency, purchasedOn, ...await originOf(trx, id, input) })
    return await getPurchase(trx, actor, id)
  })
}

/** Changes what is said about a purchase. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updatePurchase(db: Database, actor: Actor, id: string, input: UpdatePurchase, version?: number): Promise<Purchase> {
  assertCan(actor, 'records.edit')
  if (input.purchasedOn) assertNotAhead(actor, 'purchasedOn', input.purchasedOn)
  return await inTransaction(db, async (trx) => {
    const before = await getPurchase(trx, actor, id)
    if (version !== undefined && version !== before.version) throw stalePurchase(before)
    const after = { ...before, ...input }
    const { valueCents, currency, ...changes } = changesBetween<Purchase>(before, input)
    if (currency) await assertCurrencyIsFree(trx, { purchaseId: id }, before.currency)
    if (!valueCents && !currency && Object.keys(changes).length === 0) return before
    const day = after.purchasedOn === before.purchasedOn ? {} : { occurredAt: occurredAt(actor, after.purchasedOn) }
    const written = await changeLogged(trx, actor, id, before.version, {
      columns: { subject: after.subject, body: after.body, ...(changes.body ? { content: null } : {}), ...day, metadata: JSON.stringify(amountOf(after)), updatedAt: instantNow() },
      // An amount says nothing without its currency.
      changes: { ...changes, ...(valueCents || currency ? { value: { before: amountOf(before), after: amountOf(after) } } : {}) },
    })
    if (!written) throw stalePurchase(await getPurchase(trx, actor, id))
    await updatePurchaseRow(trx, id, { ...amountOf(after), purchasedOn: after.purchasedOn, source: after.source, campaign: after.campaign })
    return await getPurchase(trx, actor, id)
  })
}

/** Puts a purchase into the trash, from where it can be restored; for good, if an admin asks for that. Its payments stay. */
export async function deletePurchase(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    await getPurchase(trx, actor, id).catch(error => permanent ? getPurchase(trx, actor, id, { trashed: true }) : Promise.reject(error))
    await deleteActivity(trx, actor, id, { permanent })
  })
}

export async function restorePurchase(db: Database, actor: Actor, id: string): Promise<Purchase> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    await getPurchase(trx, actor, id, { trashed: true })
    await restoreActivity(trx, actor, id)
    return await getPurchase(trx, actor, id)
  })
}

/** Refuses a day that has not come yet where the actor is: money is recorded once it is there. */
export function assertNotAhead(actor: Actor, field: string, day: string): void {
  if (day > todayIn(actor.timeZone)) throw invalidField(field, 'day_ahead', 'This day has not come yet')
}

/** A purchase of today happened now, an earlier one at noon. */
function occurredAt(actor: Actor, day: string): string {
  return day === todayIn(actor.timeZone) ? instantNow() : instantAt(day, '12:00', actor.timeZone)
}

function amountOf({ valueCents, currency }: Pick<Purchase, 'valueCents' | 'currency'>): Pick<Purchase, 'valueCents' | 'currency'> {
  return { valueCents, currency }
}

function stalePurchase(current: Purchase): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this purchase in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
