import { z } from 'zod'
import { day, id, instant, pageFields, recordFields } from '#shared/http/answers'

const cents = z.int().describe('Minor units of the currency.')
const currency = z.string()
/** A sum: beyond what a number counts exactly it is the nearest one. */
const sum = z.number().describe('Minor units of the currency.')

const links = {
  contactId: id.nullable(),
  contactName: z.string().nullable(),
  companyId: id.nullable(),
  companyName: z.string().nullable(),
  dealId: id.nullable(),
  dealTitle: z.string().nullable(),
  userId: id.nullable(),
  userName: z.string().nullable().describe('Who recorded it.'),
}

const origin = { source: z.string().nullable(), campaign: z.string().nullable() }

export const purchaseSchema = z.object({
  ...recordFields,
  deletedAt: instant.nullable(),
  ...links,
  subject: z.string().nullable().describe('What was bought.'),
  body: z.string().nullable(),
  valueCents: cents,
  currency,
  purchasedOn: day,
  ...origin,
  paidCents: sum,
}).meta({ id: 'Purchase', description: 'What a contact bought beside deals; on the timeline it is an activity with the same id.' })
export type Purchase = z.infer<typeof purchaseSchema>

export const paymentSchema = z.object({
  ...recordFields,
  deletedAt: instant.nullable(),
  ...links,
  purchaseId: id.nullable(),
  purchaseSubject: z.string().nullable(),
  isForSale: z.boolean().describe('Whether it is for a purchase or a won deal that is there; else the deal is open, lost or gone.'),
  valueCents: cents,
  currency,
  paidOn: day,
  method: z.string().nullable(),
  note: z.string().nullable(),
}).meta({ id: 'Payment', description: 'Money that came in for a deal or a purchase.' })
export type Payment = z.infer<typeof paymentSchema>

export const saleSchema = z.object({
  kind: z.enum(['deal', 'purchase']),
  id,
  title: z.string().nullable(),
  valueCents: cents,
  currency,
  day: day.describe('When the deal was won or the purchase made.'),
  paidCents: sum,
  outstandingCents: sum.describe('Below zero: more was paid than owed.'),
  ...origin,
}).meta({ id: 'Sale', description: 'A won deal or a purchase.' })
export type Sale = z.infer<typeof saleSchema>

export const moneyTotalSchema = z.object({
  currency,
  count: z.int(),
  totalCents: sum,
  averageCents: sum,
  paidCents: sum.describe('What came in for these sales.'),
  outstandingCents: sum.describe('totalCents − paidCents.'),
  withoutSaleCents: sum.describe('What came in for deals that are open, lost or gone.'),
}).meta({ id: 'MoneyTotal', description: 'What the sales of one currency add up to.' })
export type MoneyTotal = z.infer<typeof moneyTotalSchema>

export const moneyOfRecordSchema = z.object({
  totals: z.array(moneyTotalSchema).describe('One entry a currency.'),
  sales: z.array(saleSchema).describe('The newest 50.'),
  payments: z.array(paymentSchema).describe('The newest 50.'),
}).meta({ id: 'Money', description: 'What was sold to a contact or company, or by a deal, and what of it was paid.' })
export type MoneyOfRecord = z.infer<typeof moneyOfRecordSchema>

export const purchaseAnswerSchema = z.object({ purchase: purchaseSchema })
export const purchasesAnswerSchema = z.object({ purchases: z.array(purchaseSchema), ...pageFields })
export const paymentAnswerSchema = z.object({ payment: paymentSchema })
export const paymentsAnswerSchema = z.object({ payments: z.array(paymentSchema), ...pageFields })
export const sourcesInUseSchema = z.object({ sources: z.array(z.string()), campaigns: z.array(z.string()) })
