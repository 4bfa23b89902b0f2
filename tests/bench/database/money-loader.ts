import { activityDocument } from '#server/domain/activities/activity-fields'
import type { CorpusPayment, CorpusPurchase } from '../corpus/money'
import type { Loading } from './loading'

export function loadPurchase({ tables, events, account }: Loading, { id, subject, contactId, companyId, createdAt: time, ...sale }: CorpusPurchase): void {
  const createdAt = new Date(time).toISOString()
  const { valueCents, currency } = sale
  tables.insert('activities', {
    id, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, type: 'purchase', subject, body: null, direction: null, durationSeconds: null, occurredAt: createdAt,
    contactId, companyId, dealId: null, userId: account.userId, metadata: JSON.stringify({ valueCents, currency }), importId: null, isSample: 0,
  })
  tables.insert('activitySearch', { id, text: activityDocument({ subject, body: null }), companyText: '' })
  tables.insert('purchases', { id, ...sale })
  events.record('activity.logged', 'activity', id, createdAt, { name: subject, activityType: 'purchase', contactId, companyId, dealId: null })
}

export function loadPayment({ tables, events, account }: Loading, { createdAt: time, ...payment }: CorpusPayment): void {
  const createdAt = new Date(time).toISOString()
  tables.insert('payments', { ...payment, version: 1, createdAt, updatedAt: createdAt, deletedAt: null, purchaseId: null, method: null, note: null, userId: account.userId, isSample: 0 })
  events.record('payment.added', 'payment', payment.id, createdAt, { dealId: payment.dealId })
}
