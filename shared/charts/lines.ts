import { area, curveMonotoneX, line } from 'd3-shape'
import type { ValueScale } from '#shared/charts/scale'

/** The outlines of a series in a square of 100 by 100, stretched to the plot; a step without a value is a gap. */
export interface Outline { line: string, area: string, points: { step: number, start: number, top: number }[] }

/** Where a step lies, from 0 to 1: in the middle of its share of the axis, or from edge to edge. */
const placeOf = (step: number, count: number, isWide: boolean) => isWide ? (count === 1 ? 0.5 : step / (count - 1)) : (step + 0.5) / count

/** The outline of one series. `isWide` begins and ends at the edges, as a sparkline does. */
export function outlineOf(values: (number | null)[], scale: ValueScale, isWide = false): Outline {
  const points = values.map((value, step) => ({ step, value, start: placeOf(step, values.length, isWide), top: 1 - scale.of(value ?? 0) }))
  const shape = { x: ({ start }: (typeof points)[number]) => 100 * start, y: ({ top }: (typeof points)[number]) => 100 * top, isThere: ({ value }: (typeof points)[number]) => value !== null }
  return {
    line: line<(typeof points)[number]>(shape.x, shape.y).defined(shape.isThere).curve(curveMonotoneX).digits(2)(points) ?? '',
    area: area<(typeof points)[number]>(shape.x, 100, shape.y).defined(shape.isThere).curve(curveMonotoneX).digits(2)(points) ?? '',
    points: points.filter(shape.isThere).map(({ step, start, top }) => ({ step, start, top })),
  }
}
