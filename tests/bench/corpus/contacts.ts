import { companyId } from './companies'
import { daysFrom } from './corpus-day'
import { corpusId, createdAt } from './identity'
import { name } from './names/names'
import { isChosen, pick, pickWeighted, randomFor, whole, type Random } from './random'
import type { CorpusSize } from './size'

export interface CorpusContact {
  id: string
  createdAt: number
  firstName: string
  lastName: string
  email: string | null
  phone: string | null
  title: string | null
  /** Index of the company, to look up its name. */
  company: number | null
  companyId: string | null
  status: 'new' | 'contacted' | 'in_discussion' | 'pending_response' | 'qualified' | 'unqualified' | 'inactive'
  source: string | null
  campaign: string | null
  birthday: string | null
  followUpDays: number | null
  nextAction: string | null
  nextActionDate: string | null
  tags: string[]
}

const titles = ['Managing Director', 'Head of Marketing', 'Designer', 'Engineer', 'Buyer', 'Owner', 'مدیرعامل', 'Geschäftsführerin', 'Directrice', '部長']
const statuses = [['new', 30], ['contacted', 25], ['in_discussion', 10], ['pending_response', 8], ['qualified', 10], ['unqualified', 7], ['inactive', 10]] as const
const sources = ['referral', 'website', 'instagram', 'telegram', 'event', 'linkedin']
const campaigns = ['Spring fair', 'Newsletter 12', 'کمپین نوروز', 'Partner days']
const tags = [['newsletter', 30], ['client', 20], ['supplier', 8], ['vip', 2], ['press', 4], ['farsi', 10], ['partner', 6], ['trade fair', 12]] as const
const actions = ['Send the offer', 'Call back', 'Ask about the budget', 'Send references', 'Agree a date']

/** One contact in forty is a second copy of the one before it, as careless imports leave them. */
const COPY_EVERY = 40

export function contactId(index: number, size: CorpusSize, now: number): string {
  return corpusId('contact', index, createdAt(index, size.contacts, now))
}

export function contact(index: number, size: CorpusSize, now: number): CorpusContact {
  const person = index % COPY_EVERY === COPY_EVERY - 1 ? index - 1 : index
  const next = randomFor('contact', person)
  const hasCompany = isChosen(next, 0.8)
  const company = hasCompany ? whole(next, size.companies) : null
  const hasNextAction = isChosen(next, 0.03)
  return {
    id: contactId(index, size, now),
    createdAt: createdAt(index, size.contacts, now),
    ...name(next),
    email: isChosen(next, 0.9) ? `person-${person + 1}@${company === null ? 'example.com' : `company-${company + 1}.example`}` : null,
    phone: isChosen(next, 0.6) ? phone(next) : null,
    title: isChosen(next, 0.5) ? pick(next, titles) : null,
    company,
    companyId: company === null ? null : companyId(company, size, now),
    status: pickWeighted(next, statuses),
    source: isChosen(next, 0.7) ? pick(next, sources) : null,
    birthday: isChosen(next, 0.1) ? `${1950 + whole(next, 55)}-0${1 + whole(next, 9)}-1${whole(next, 10)}` : null,
    followUpDays: isChosen(next, 0.02) ? pick(next, [7, 14, 30, 60, 90]) : null,
    nextAction: hasNextAction ? pick(next, actions) : null,
    nextActionDate: hasNextAction ? daysFrom(now, whole(next, 60) - 15) : null,
    tags: contactTags(next),
    campaign: campaignOf(person),
  }
}

/** One contact in five was brought by a campaign. Drawn apart, so that all else stays as it was. */
function campaignOf(person: number): string | null {
  const next = randomFor('campaign', person)
  return isChosen(next, 0.2) ? pick(next, campaigns) : null
}

function phone(next: Random): string {
  return `+49 171 39${String(whole(next, 10_000_000)).padStart(7, '0').slice(0, 5)}`
}

function contactTags(next: Random): string[] {
  const count = pickWeighted(next, [[0, 50], [1, 35], [2, 15]] as const)
  return [...new Set(Array.from({ length: count }, () => pickWeighted(next, tags)))]
}
