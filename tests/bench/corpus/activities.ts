import { contact, contactId } from './contacts'
import { dealContact, dealId } from './deals'
import { corpusId, createdAt } from './identity'
import { isChosen, pick, pickWeighted, randomFor, whole } from './random'
import type { CorpusSize } from './size'

export interface CorpusActivity {
  id: string
  createdAt: number
  type: 'email' | 'call' | 'meeting' | 'note' | 'message'
  subject: string
  body: string
  direction: 'inbound' | 'outbound' | null
  durationSeconds: number | null
  /** Index of the contact. */
  contact: number
  contactId: string
  companyId: string | null
  /** Index of the deal. */
  deal: number | null
  dealId: string | null
}

const types = [['email', 45], ['call', 20], ['message', 15], ['meeting', 8], ['note', 12]] as const
const subjects = ['Offer', 'Question about the price', 'Dates for the meeting', 'Thank you', 'References', 'پیشنهاد قیمت', 'Rückfrage', 'Devis', 'Follow-up', 'Contract']
const bodies = ['Asked for two weeks to think it over.', 'Wants to see references from the same trade.', 'Will talk to the board on Thursday.', 'گفت تا آخر هفته خبر می‌دهد.', 'Prefers the smaller option first.', 'Sent the files and the schedule.', 'Schickt die Unterlagen bis Freitag.', 'Left a message with the office.']

/** How unevenly talk is spread: with 2.2, a tenth of the contacts has some two fifths of it. */
const UNEVENNESS = 2.2

/** One activity in seven is about a deal, with the deal's contact. */
export function activity(index: number, size: CorpusSize, now: number): CorpusActivity {
  const next = randomFor('activity', index)
  const time = createdAt(index, size.activities, now)
  const deal = isChosen(next, 0.14) ? whole(next, size.deals) : null
  const person = deal === null ? spread(Math.floor(size.contacts * next() ** UNEVENNESS), size.contacts) : dealContact(deal, size)
  const type = pickWeighted(next, types)
  const timed = type === 'call' || type === 'meeting'
  return {
    id: corpusId('activity', index, time),
    createdAt: time,
    type,
    subject: pick(next, subjects),
    body: pick(next, bodies),
    direction: type === 'note' || type === 'meeting' ? null : pick(next, ['inbound', 'outbound'] as const),
    durationSeconds: timed ? 60 + whole(next, 3600) : null,
    contact: person,
    contactId: contactId(person, size, now),
    companyId: contact(person, size, now).companyId,
    deal,
    dealId: deal === null ? null : dealId(deal, size, now),
  }
}

/** Scatters the busy contacts over the whole corpus. */
function spread(rank: number, count: number): number {
  return Number((BigInt(rank) * 2_654_435_761n) % BigInt(count))
}
