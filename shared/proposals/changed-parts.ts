import { areSameLines } from './deal-lines'
import type { ProposalDocument } from './answers'

/** What of a document is other than it was. */
export interface ChangedParts {
  /** The keys of sections that say something else, and of those that were not there. */
  changed: string[]
  added: string[]
  /** The headings of sections that are there no longer. */
  removed: string[]
  isReordered: boolean
  /** The line items or their currency. */
  hasOtherPrices: boolean
  /** Title, names, days, language or looks. */
  hasOtherDetails: boolean
}

/** What of a document has changed since another version of it. */
export function changedParts(before: ProposalDocument, after: ProposalDocument): ChangedParts {
  const was = new Map(before.sections.map(section => [section.key, section]))
  const is = new Set(after.sections.map(({ key }) => key))
  const stayed = after.sections.filter(({ key }) => was.has(key))
  return {
    changed: stayed.filter(({ key, heading, text }) => was.get(key)!.heading !== heading || was.get(key)!.text !== text).map(({ key }) => key),
    added: after.sections.filter(({ key }) => !was.has(key)).map(({ key }) => key),
    removed: before.sections.filter(({ key }) => !is.has(key)).map(({ heading }) => heading),
    isReordered: stayed.map(({ key }) => key).join() !== before.sections.filter(({ key }) => is.has(key)).map(({ key }) => key).join(),
    hasOtherPrices: before.currency !== after.currency || !areSameLines(before.lineItems, after.lineItems),
    hasOtherDetails: details.some(name => before[name] !== after[name]),
  }
}

const details = ['title', 'language', 'clientName', 'companyName', 'preparedBy', 'logoId', 'accentColor', 'date', 'validUntil'] as const
