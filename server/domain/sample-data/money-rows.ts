import type { Insertable } from 'kysely'
import type { ActivitiesTable } from '#server/db/activity-tables'
import type { PaymentsTable, PurchasesTable } from '#server/db/money-tables'
import { newId } from '../ids'
import { campaigns, payments, purchases, type PurchaseContent } from './content/money'
import { activityRow } from './deal-rows'
import { sampleDay, sampleInstant } from './sample-days'
import type { SampleWriting } from './sample-writing'

export interface SampleMoney { activities: Insertable<ActivitiesTable>[], purchases: Insertable<PurchasesTable>[], payments: Insertable<PaymentsTable>[] }

/** The campaign that brought a contact. */
export function campaignOf(contact: string): string | null {
  return Object.entries(campaigns).find(([, contacts]) => contacts.includes(contact))?.[0] ?? null
}

/** Purchases with the activities that they are, and payments for them and for won deals. */
export function moneyRows(writing: SampleWriting, today: string): SampleMoney {
  const bought = purchases.map(content => ({ content, activity: purchaseActivity(writing, content, today) }))
  return {
    activities: bought.map(({ activity }) => activity),
    purchases: bought.map(({ content, activity }) => ({
      id: activity.id, valueCents: content.valueCents, currency: content.currency, purchasedOn: sampleDay(today, content.day),
      source: content.source ?? sourceOf(writing, content.contact), campaign: campaignOf(content.contact),
    })),
    payments: payments.map(({ deal, purchase, valueCents, day, method = null, note = null }) => {
      const sale = deal ? saleOfDeal(writing, deal) : bought.find(({ content }) => content.key === purchase)!
      const { contactId, companyId } = sale.activity
      const at = sampleInstant(today, day, '10:20')
      return {
        id: newId(), version: 1, createdAt: at, updatedAt: at, deletedAt: null, contactId, companyId,
        dealId: deal ? writing.ids.deal(deal) : null, purchaseId: deal ? null : sale.activity.id!, valueCents, currency: sale.content.currency,
        paidOn: sampleDay(today, day), method, note, userId: writing.actor.userId, isSample: 1,
      }
    }),
  }
}

function purchaseActivity(writing: SampleWriting, { key, contact, subject, valueCents, currency, day }: PurchaseContent, today: string): Insertable<ActivitiesTable> {
  const row = activityRow(writing, { key, type: 'note', subject, body: '', direction: null, durationSeconds: null, occurredAt: sampleInstant(today, day, '11:30'), contact, deal: null })
  return { ...row, type: 'purchase', body: null, metadata: JSON.stringify({ valueCents, currency }) }
}

function saleOfDeal({ records, ids }: SampleWriting, key: string) {
  const deal = records.deals.find(deal => deal.key === key)!
  return { content: { currency: deal.currency }, activity: { id: undefined, contactId: ids.contact(deal.contact), companyId: ids.company(deal.company) } }
}

/** Where a contact comes from, and so what they buy. */
export function sourceOf({ records }: SampleWriting, contact: string): string | null {
  return records.contacts.find(({ key }) => key === contact)?.source ?? null
}
