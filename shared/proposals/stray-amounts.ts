import { lineTotal, totalsOfLines } from '#shared/deals/line-totals'
import { namedAmounts, unitsOf } from '#shared/money/named-amounts'
import { toMinor } from '#shared/money/money'
import type { ProposalDocument, ProposalSection } from './answers'

type Priced = Pick<ProposalDocument, 'lineItems' | 'currency'>

/**
 * The amounts of money in a section that are no price, total or discount of the line items: as they stand there, each once. They
 * are no error (a budget may be named), but a client would hold the author to them.
 */
export function strayAmounts({ heading, text }: Pick<ProposalSection, 'heading' | 'text'>, { lineItems, currency }: Priced): string[] {
  const known = knownCents(lineItems)
  const strays = namedAmounts(`${heading}\n${text}`).filter(({ readings, mark }) => {
    const units = unitsOf(mark, currency)
    return units === 0 || !readings.some(reading => known.has(toMinor(reading * units, currency)))
  })
  return [...new Set(strays.map(stray => stray.text))]
}

function knownCents(lines: Priced['lineItems']): Set<number> {
  const { grossCents, discountCents, netCents } = totalsOfLines(lines)
  const ofLines = lines.flatMap((line) => {
    const [full, total] = [lineTotal({ ...line, discountPercent: 0 }), lineTotal(line)]
    return [line.unitPriceCents, full, total, full - total]
  })
  // What is free contradicts nothing.
  return new Set([0, grossCents, discountCents, netCents, ...ofLines])
}
