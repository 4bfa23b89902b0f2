import { z } from 'zod'
import { currencySchema, daySchema, idSchema, line, listQuery, optional, originFilter, text } from '#shared/http/fields'

/** Minor units of the currency beside it, at most what JavaScript counts exactly. */
function cents(least: number) {
  return z.int({ error: 'expected_number' }).min(least, { error: 'too_small' }).max(Number.MAX_SAFE_INTEGER, { error: 'too_large' })
}

/** Where a sale comes from; left out, a new one takes it from its deal or contact. */
const origin = { source: optional(line(60)), campaign: optional(line(60)) }

const purchaseFields = {
  /** What was bought. */
  subject: optional(line(300)),
  body: optional(text(50_000)),
  purchasedOn: daySchema.optional(),
  ...origin,
}

export const createPurchaseSchema = z.strictObject({
  contactId: idSchema.nullable().optional(),
  companyId: idSchema.nullable().optional(),
  dealId: idSchema.nullable().optional(),
  valueCents: cents(0),
  currency: currencySchema.optional(),
  ...purchaseFields,
}).refine(purchase => Boolean(purchase.contactId || purchase.dealId || purchase.companyId), { error: 'contact_or_deal_required', path: ['contactId'] })
export const updatePurchaseSchema = z.strictObject({ valueCents: cents(0).optional(), currency: currencySchema.optional(), ...purchaseFields })
export type CreatePurchase = z.output<typeof createPurchaseSchema>
export type UpdatePurchase = z.output<typeof updatePurchaseSchema>

const paymentFields = {
  paidOn: daySchema.optional(),
  /** How it came: by bank, in cash, by card … */
  method: optional(line(60)),
  note: optional(text(2000)),
}

/** The currency is that of the sale; one that is named must be the same. */
export const createPaymentSchema = z.strictObject({
  dealId: idSchema.nullable().optional(),
  purchaseId: idSchema.nullable().optional(),
  valueCents: cents(1),
  currency: currencySchema.optional(),
  ...paymentFields,
}).refine(payment => Boolean(payment.dealId) !== Boolean(payment.purchaseId), { error: 'deal_or_purchase_required', path: ['dealId'] })
export const updatePaymentSchema = z.strictObject({ valueCents: cents(1).optional(), ...paymentFields })
export type CreatePayment = z.output<typeof createPaymentSchema>
export type UpdatePayment = z.output<typeof updatePaymentSchema>

/** Days: from `from` on, and up to but without `to`. */
const ofRecord = { contactId: idSchema.optional(), companyId: idSchema.optional(), dealId: idSchema.optional(), from: daySchema.optional(), to: daySchema.optional(), currency: currencySchema.optional() }

/** Whose a purchase is and of which pipeline: what is so of its deal, else its contact, else its company. */
const ownerAndPipeline = { ownerId: z.union([idSchema, z.literal('none')], { error: 'invalid_id' }).optional(), pipelineId: idSchema.optional() }

const { q: _, ...purchasePage } = listQuery(['purchasedOn', 'value'], '-purchasedOn')
export const listPurchasesSchema = z.strictObject({ ...purchasePage, ...ofRecord, source: originFilter, campaign: originFilter, ...ownerAndPipeline })
export type ListPurchases = z.output<typeof listPurchasesSchema>

const { q: __, ...paymentPage } = listQuery(['paidOn', 'value'], '-paidOn')
export const listPaymentsSchema = z.strictObject({ ...paymentPage, ...ofRecord, purchaseId: idSchema.optional() })
export type ListPayments = z.output<typeof listPaymentsSchema>

export type { MoneyOfRecord, MoneyTotal, Payment, Purchase, Sale } from './answers'
