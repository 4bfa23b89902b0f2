import type { ChartTone } from '#shared/charts/chart'

/** The id of the texture of a series, by the id of its chart. */
export const textureId = (id: string, index: number) => `${id}-texture${index}`

/** What fills the shapes of a series: its colour, from the second series on with a texture. */
export function fillOf(id: string, index: number, tone: ChartTone): string {
  return index === 0 ? `var(--chart-${tone})` : `url(#${textureId(id, index)})`
}
