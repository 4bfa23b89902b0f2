import type { ClientDecision } from '#shared/client-proposals/schema'
import type { ProposalDocument } from '#shared/proposals/schema'
import { textBlocks, type TextBlock } from '#shared/proposals/text'
import type { Language } from '#shared/proposals/values'
import { dayOnPaper, moneyOnPaper, numberOnPaper, paperWords, percentOnPaper } from './paper-words'

type Document = Omit<ProposalDocument, 'logoId'>
type Decided = Pick<ClientDecision, 'decision' | 'name' | 'decidedAt'>

/** A proposal as it stands on paper and on its client's page: every word, sum and day is written out in its language. */
export interface PrintedProposal {
  language: Language
  title: string
  organization: string
  /** As `#1d4ed8`. */
  accent: string
  hasLogo: boolean
  facts: { label: string, value: string }[]
  sections: { key: string, heading: string, blocks: TextBlock[], hasItems: boolean }[]
  items: { head: string[], rows: string[][], totals: { label: string, value: string, isSum: boolean }[] } | null
  /** Who accepted or declined it, and when. */
  closing: string | null
}

/** Writes a proposal out, without the sections that say nothing. */
export function printedProposal(document: Document, hasLogo: boolean, decided: Decided | null): PrintedProposal {
  const { language, title, organizationName, accentColor, sections } = document
  const words = paperWords[language]
  const items = printedItems(document)
  return {
    language, title, organization: organizationName, accent: accentColor, hasLogo, items,
    facts: factsOf(document),
    sections: sectionsOf(sections, items ? words.prices : null),
    closing: decided && words[decided.decision](decided.name, dayOnPaper(decided.decidedAt.slice(0, 10), language)),
  }
}

/** What is sold stands in the section of the price, which is there for it at least. */
function sectionsOf(sections: Document['sections'], priceHeading: string | null): PrintedProposal['sections'] {
  const hasPrice = sections.some(({ key }) => key === 'price')
  const all = hasPrice || priceHeading === null ? sections : [...sections, { key: 'price', heading: priceHeading, text: '' }]
  return all.map(({ key, heading, text }) => ({ key, heading, blocks: textBlocks(text), hasItems: key === 'price' && priceHeading !== null }))
    .filter(({ blocks, hasItems }) => blocks.length > 0 || hasItems)
}

function factsOf({ language, clientName, companyName, preparedBy, date, validUntil }: Document): PrintedProposal['facts'] {
  const words = paperWords[language]
  const client = [clientName, companyName].filter(Boolean).join(language === 'fa' ? '، ' : ', ')
  return [
    { label: words.preparedFor, value: client },
    { label: words.preparedBy, value: preparedBy },
    { label: words.date, value: dayOnPaper(date, language) },
    { label: words.validUntil, value: validUntil ? dayOnPaper(validUntil, language) : '' },
  ].filter(({ value }) => value !== '')
}

function printedItems({ language, lineItems, currency, totals }: Document): PrintedProposal['items'] {
  if (lineItems.length === 0) return null
  const words = paperWords[language]
  const money = (cents: number) => moneyOnPaper(cents, currency, language)
  const hasDiscount = totals.discountCents > 0
  const sum = { label: words.total, value: money(totals.netCents), isSum: true }
  return {
    head: [words.item, words.quantity, words.price, ...(hasDiscount ? [words.discount] : []), words.amount],
    rows: lineItems.map(({ name, unit, quantity, unitPriceCents, discountPercent, totalCents }) => [
      name, [numberOnPaper(quantity, language), unit].filter(Boolean).join(' '), money(unitPriceCents),
      ...(hasDiscount ? [discountPercent ? percentOnPaper(discountPercent, language) : ''] : []), money(totalCents),
    ]),
    totals: hasDiscount ? [{ label: words.subtotal, value: money(totals.grossCents), isSum: false }, { label: words.discount, value: money(-totals.discountCents), isSum: false }, sum] : [sum],
  }
}
