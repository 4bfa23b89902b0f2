import type { ChartTone } from '#shared/charts/chart'

/** What fills the shapes of a series: its colour, from the second series on with a texture. */
export function fillOf(id: string, index: number, tone: ChartTone): string {
  return index === 0 ? `var(--chart-${tone})` : `url(#${id}-${index})`
}
