import type { CreatePayment, Payment, UpdatePayment } from '#shared/money/schema'
import { todayIn } from '#shared/dates/days'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { getDeal } from '../deals/deals'
import { changesBetween, recordEvent, type Changes } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { visiblePayments } from './payments.policy'
import { deletePaymentRow, findLinks, insertPayments, selectPayments, toPayment, updatePaymentRow } from './payments.repository'
import { assertNotAhead, getPurchase } from './purchases'

/** One payment that the actor may see; in the trash only if asked for. */
export async function getPayment(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Payment> {
  const row = await selectPayments(db, actor).where('payments.id', '=', id).where(visiblePayments(actor))
    .where('payments.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toPayment(row)
}

/** Records money that came in for a deal or a purchase, in the currency of that: more than is owed, and before a deal is won, too. */
export async function createPayment(db: Database, actor: Actor, input: CreatePayment): Promise<Payment> {
  assertCan(actor, 'records.create')
  const { paidOn = todayIn(actor.timeZone), valueCents } = input
  assertNotAhead(actor, 'paidOn', paidOn)
  return await inTransaction(db, async (trx) => {
    const sale = input.purchaseId ? await getPurchase(trx, actor, input.purchaseId) : await getDeal(trx, actor, input.dealId!)
    if (input.currency && input.currency !== sale.currency) throw invalidField('currency', 'not_of_sale', `The sale is in ${sale.currency}, and nothing is converted. Record what came in as an amount in ${sale.currency}`)
    const now = instantNow()
    const id = newId()
    await insertPayments(trx, [{
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ...await findLinks(trx, input.purchaseId ? 'activities' : 'deals', sale.id),
      purchaseId: input.purchaseId ?? null, valueCents, currency: sale.currency, paidOn, method: input.method ?? null, note: input.note ?? null, userId: actor.userId, isSample: 0,
    }])
    const payment = await getPayment(trx, actor, id)
    await record(trx, actor, 'payment.added', payment, { value: { before: null, after: amountOf(payment) } })
    return payment
  })
}

/** Changes fields of a payment. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updatePayment(db: Database, actor: Actor, id: string, input: UpdatePayment, version?: number): Promise<Payment> {
  assertCan(actor, 'records.edit')
  if (input.paidOn) assertNotAhead(actor, 'paidOn', input.paidOn)
  return await inTransaction(db, async (trx) => {
    const before = await getPayment(trx, actor, id)
    if (version !== undefined && version !== before.version) throw stalePayment(before)
    const changes = changesBetween<Payment>(before, input)
    if (Object.keys(changes).length === 0) return before
    if (!await updatePaymentRow(trx, id, before.version, { ...input, updatedAt: instantNow() })) throw stalePayment(await getPayment(trx, actor, id))
    const after = await getPayment(trx, actor, id)
    // An amount says nothing without its currency; the bare number is what is put back.
    await record(trx, actor, 'payment.updated', after, changes.valueCents ? { ...changes, value: { before: amountOf(before), after: amountOf(after) } } : changes)
    return after
  })
}

/** Puts a payment into the trash, from where it can be restored; for good, if an admin asks for that. */
export async function deletePayment(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    const payment = await getPayment(trx, actor, id).catch(error => permanent ? getPayment(trx, actor, id, { trashed: true }) : Promise.reject(error))
    if (permanent) await deletePaymentRow(trx, id)
    else await updatePaymentRow(trx, id, payment.version, { deletedAt: instantNow() })
    await record(trx, actor, permanent ? 'payment.deleted_permanently' : 'payment.deleted', payment, { value: { before: amountOf(payment), after: null } })
  })
}

export async function restorePayment(db: Database, actor: Actor, id: string): Promise<Payment> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const payment = await getPayment(trx, actor, id, { trashed: true })
    await updatePaymentRow(trx, id, payment.version, { deletedAt: null })
    await record(trx, actor, 'payment.restored', payment, { value: { before: null, after: amountOf(payment) } })
    return await getPayment(trx, actor, id)
  })
}

/** What a payment is called: what it is for. */
export function paymentTitle({ purchaseSubject, dealTitle }: Pick<Payment, 'purchaseSubject' | 'dealTitle'>): string | null {
  return purchaseSubject ?? dealTitle
}

async function record(trx: Database, actor: Actor, type: string, payment: Payment, changes: Changes): Promise<void> {
  const { id, contactId, companyId, dealId, purchaseId } = payment
  await recordEvent(trx, actor, { type, subject: { type: 'payment', id }, payload: { name: paymentTitle(payment), contactId, companyId, dealId, purchaseId, changes } })
}

function amountOf({ valueCents, currency }: Pick<Payment, 'valueCents' | 'currency'>): Pick<Payment, 'valueCents' | 'currency'> {
  return { valueCents, currency }
}

function stalePayment(current: Payment): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this payment in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
