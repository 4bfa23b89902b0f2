import { contact, contactId } from './contacts'
import { daysFrom } from './corpus-day'
import { corpusId, createdAt } from './identity'
import { isChosen, pick, pickWeighted, randomFor, whole } from './random'
import type { CorpusSize } from './size'

type CorpusStage = 'Lead' | 'Qualified' | 'Proposal' | 'Won' | 'Lost'

export interface CorpusDeal {
  id: string
  createdAt: number
  stageEnteredAt: number
  title: string
  contactId: string
  companyId: string | null
  stage: CorpusStage
  /** The stages that it went through before, and when it entered them. */
  way: { stage: CorpusStage, enteredAt: number }[]
  valueCents: number
  currency: string
  expectedCloseDate: string | null
  actualCloseDate: string | null
  outcome: 'won' | 'lost' | null
  lostReason: string | null
  source: string | null
  campaign: string | null
  nextAction: string | null
  nextActionDate: string | null
}

const stages = [['Lead', 20], ['Qualified', 15], ['Proposal', 10], ['Won', 30], ['Lost', 25]] as const
const currencies = [['EUR', 70], ['GBP', 12], ['USD', 12], ['JPY', 4], ['KWD', 2]] as const
const what = ['Website', 'Identity', 'Catalogue', 'Audit', 'Retainer', 'Workshop', 'Packaging', 'Signage', 'طراحی سایت', 'هویت بصری', 'App', 'Research']
const reasons = ['Price', 'No answer', 'Another supplier', 'Put off']

/** Deals come step by step; those that are closed leave from any open stage. */
function wayTo(stage: CorpusStage, created: number, entered: number, index: number): CorpusDeal['way'] {
  const next = randomFor('way of deal', index)
  const open = ['Lead', 'Qualified', 'Proposal'] as const
  const place = open.findIndex(name => name === stage)
  const passed = open.slice(0, place >= 0 ? place : 1 + whole(next, 3))
  const times = passed.map((_, step) => step === 0 ? created : Math.floor(created + next() * (entered - created))).toSorted((a, b) => a - b)
  return passed.map((name, step) => ({ stage: name, enteredAt: times[step]! })).filter(({ enteredAt }, step) => enteredAt < (times[step + 1] ?? entered))
}

/** Every tenth contact has a deal, on average; some have several. */
export function dealContact(index: number, size: CorpusSize): number {
  return whole(randomFor('deal contact', index), size.contacts)
}

export function dealId(index: number, size: CorpusSize, now: number): string {
  return corpusId('deal', index, createdAt(index, size.deals, now))
}

export function deal(index: number, size: CorpusSize, now: number): CorpusDeal {
  const next = randomFor('deal', index)
  const contactIndex = dealContact(index, size)
  const person = contact(contactIndex, size, now)
  const created = createdAt(index, size.deals, now)
  const stage = pickWeighted(next, stages)
  const outcome = stage === 'Won' ? 'won' : stage === 'Lost' ? 'lost' : null
  const entered = Math.floor(created + next() * (now - created))
  const hasNextAction = outcome === null && isChosen(next, 0.8)
  return {
    id: dealId(index, size, now),
    createdAt: created,
    stageEnteredAt: entered,
    title: `${pick(next, what)} ${index + 1}`,
    contactId: contactId(contactIndex, size, now),
    companyId: person.companyId,
    stage,
    way: wayTo(stage, created, entered, index),
    valueCents: 100_00 + whole(next, 40_000) * 100,
    currency: pickWeighted(next, currencies),
    expectedCloseDate: isChosen(next, 0.8) ? daysFrom(outcome ? entered : now, whole(next, 90) - 15) : null,
    actualCloseDate: outcome ? daysFrom(entered, 0) : null,
    outcome,
    lostReason: outcome === 'lost' ? pick(next, reasons) : null,
    source: person.source,
    campaign: person.campaign,
    nextAction: hasNextAction ? pick(next, ['Call', 'Send the offer', 'Ask for a decision']) : null,
    nextActionDate: hasNextAction ? daysFrom(now, whole(next, 60) - 5) : null,
  }
}
