import { contact } from './contacts'
import { daysFrom } from './corpus-day'
import { deal } from './deals'
import { corpusId, createdAt } from './identity'
import { isChosen, pick, pickWeighted, randomFor, whole } from './random'
import type { CorpusSize } from './size'

export interface CorpusPurchase {
  id: string
  createdAt: number
  subject: string
  contactId: string
  companyId: string | null
  valueCents: number
  currency: string
  purchasedOn: string
  source: string | null
  campaign: string | null
}

/** Money that came in for a won deal. */
export interface CorpusPayment { id: string, createdAt: number, contactId: string, companyId: string | null, dealId: string, valueCents: number, currency: string, paidOn: string }

const goods = ['Workbooks', 'Licence', 'Spare parts', 'Training day', 'Posters', 'Hosting', 'دوره آموزشی']
const currencies = [['EUR', 80], ['USD', 15], ['JPY', 5]] as const

/** So many for each deal. */
const PURCHASES_PER_DEAL = 1 / 4

export function purchaseCount({ deals }: CorpusSize): number {
  return Math.round(deals * PURCHASES_PER_DEAL)
}

export function purchase(index: number, size: CorpusSize, now: number): CorpusPurchase {
  const next = randomFor('purchase', index)
  const time = createdAt(index, purchaseCount(size), now)
  const { id: contactId, companyId, source, campaign } = contact(whole(next, size.contacts), size, now)
  return {
    id: corpusId('purchase', index, time), createdAt: time, subject: pick(next, goods), contactId, companyId,
    valueCents: 10_00 + whole(next, 3_000) * 100, currency: pickWeighted(next, currencies), purchasedOn: daysFrom(time, 0), source, campaign,
  }
}

/** Four in five won deals were paid, half of these in two parts. */
export function paymentsOf(index: number, size: CorpusSize, now: number): CorpusPayment[] {
  const { id: dealId, outcome, stageEnteredAt, contactId, companyId, valueCents, currency } = deal(index, size, now)
  const next = randomFor('payments of deal', index)
  if (outcome !== 'won' || !isChosen(next, 0.8)) return []
  const parts = isChosen(next, 0.5) ? [Math.round(valueCents / 2), valueCents - Math.round(valueCents / 2)] : [valueCents]
  return parts.map((part, number) => ({
    id: corpusId('payment', index * 2 + number, stageEnteredAt), createdAt: stageEnteredAt, contactId, companyId, dealId, valueCents: part, currency,
    paidOn: daysFrom(Math.min(now, stageEnteredAt + (number + whole(next, 20)) * 86_400_000), 0),
  }))
}
