/** How far apart deals lie in a column that has room. */
export const rankStep = 1024

/**
 * A rank between two neighbours (null: no neighbour on that side), or undefined when the numbers between them are used up
 * and the column has to be numbered anew.
 */
export function rankBetween(above: number | null, below: number | null): number | undefined {
  if (above === null) return below === null ? 0 : below - rankStep
  if (below === null) return above + rankStep
  const middle = above + (below - above) / 2
  return middle > above && middle < below ? middle : undefined
}
