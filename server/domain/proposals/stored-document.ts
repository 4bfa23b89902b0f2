import { lineTotal, totalsOfLines } from '#shared/deals/line-totals'
import type { ProposalDocument, ProposalLine, ProposalSection } from '#shared/proposals/schema'
import { ratingsOf } from '#server/ai/ratings'
import type { Database } from '#server/db/database'

/** A document as its version keeps it: what follows from the lines is counted when it is read. */
export type StoredDocument = Omit<ProposalDocument, 'lineItems' | 'totals'> & { lineItems: Omit<ProposalLine, 'totalCents'>[] }

/** What the client reads, with the sums of its lines. */
export function toDocument(stored: StoredDocument): ProposalDocument {
  return { ...stored, lineItems: stored.lineItems.map(line => ({ ...line, totalCents: lineTotal(line) })), totals: totalsOfLines(stored.lineItems) }
}

/** What of a document is kept; what its reader thinks of Claude's texts is theirs. */
export function toStored({ totals: _, lineItems, sections, ...document }: ProposalDocument): StoredDocument {
  return { ...document, sections: sections.map(withoutRating), lineItems: lineItems.map(({ totalCents: _, ...line }) => line) }
}

function withoutRating({ ai, ...section }: ProposalSection): ProposalSection {
  if (!ai) return { ...section, ai }
  const { rating: _, ...mark } = ai
  return { ...section, ai: mark }
}

/** With what a person thinks of those texts of Claude that were given to them. */
export async function ratedBy(db: Database, userId: string, document: ProposalDocument): Promise<ProposalDocument> {
  const ratings = await ratingsOf(db, userId, [...new Set(document.sections.flatMap(({ ai }) => ai?.hash ?? []))])
  return { ...document, sections: document.sections.map(section => section.ai ? { ...section, ai: { ...section.ai, rating: ratings.get(section.ai.hash) } } : section) }
}
