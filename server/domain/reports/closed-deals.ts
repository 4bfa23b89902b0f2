import type { ClosedDeals } from '#shared/reports/conversion'
import type { Closing } from './closings.repository'
import { countOf, shareOf } from './currency-sums'

/** How many deals were won, lost and abandoned, and the share of the won ones among all of them. */
export function closedOf(closings: Closing[]): ClosedDeals {
  const [won, lost, abandoned] = (['won', 'lost', 'abandoned'] as const).map(outcome => countOf(closings.filter(closing => closing.outcome === outcome)))
  return { won: won!, lost: lost!, abandoned: abandoned!, rate: shareOf(won!, countOf(closings)) }
}
