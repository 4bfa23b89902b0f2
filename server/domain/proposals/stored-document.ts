import { lineTotal, totalsOfLines } from '#shared/deals/line-totals'
import type { ProposalDocument, ProposalLine } from '#shared/proposals/schema'

/** A document as its version keeps it: what follows from the lines is counted when it is read. */
export type StoredDocument = Omit<ProposalDocument, 'lineItems' | 'totals'> & { lineItems: Omit<ProposalLine, 'totalCents'>[] }

/** What the client reads, with the sums of its lines. */
export function toDocument(stored: StoredDocument): ProposalDocument {
  return { ...stored, lineItems: stored.lineItems.map(line => ({ ...line, totalCents: lineTotal(line) })), totals: totalsOfLines(stored.lineItems) }
}

/** What of a document is kept. */
export function toStored({ totals: _, lineItems, ...document }: ProposalDocument): StoredDocument {
  return { ...document, lineItems: lineItems.map(({ totalCents: _, ...line }) => line) }
}
