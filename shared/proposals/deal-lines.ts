import { lineTotal } from '#shared/deals/line-totals'
import type { LineItem } from '#shared/deals/line-items'
import type { ProposalLine } from './answers'

type Line = Omit<ProposalLine, 'totalCents'>

/** The line items of a deal as a proposal takes them: as they are now, and its own from then on. */
export function linesOfDeal(items: LineItem[]): ProposalLine[] {
  return items.map((item) => {
    const line = plain(item)
    return { ...line, totalCents: lineTotal(line) }
  })
}

/** Whether two lists of lines offer the same for the same money, in the same order; not, from which product of the catalogue. */
export function areSameLines(some: Line[], others: Line[]): boolean {
  const [one, other] = [some, others].map(lines => JSON.stringify(lines.map(line => ({ ...plain(line), productId: null }))))
  return one === other
}

function plain({ productId, name, unit, quantity, unitPriceCents, discountPercent }: Line): Line {
  return { productId, name, unit, quantity, unitPriceCents, discountPercent }
}
