import { area, curveMonotoneX, line } from 'd3-shape'
import type { ValueScale } from '#shared/charts/scale'

/** The outlines of a series in a square of 100 by 100, stretched to the plot; a step without a value is a gap. */
export interface Outline { line: string, area: string, points: { step: number, start: number, top: number }[] }

/** The outline of one series: each step lies in the middle of its share of the axis. */
export function outlineOf(values: (number | null)[], scale: ValueScale): Outline {
  const points = values.map((value, step) => ({ step, value, start: (step + 0.5) / values.length, top: 1 - scale.of(value ?? 0) }))
  const shape = { x: ({ start }: (typeof points)[number]) => 100 * start, y: ({ top }: (typeof points)[number]) => 100 * top, isThere: ({ value }: (typeof points)[number]) => value !== null }
  return {
    line: line<(typeof points)[number]>(shape.x, shape.y).defined(shape.isThere).curve(curveMonotoneX).digits(2)(points) ?? '',
    area: area<(typeof points)[number]>(shape.x, 100, shape.y).defined(shape.isThere).curve(curveMonotoneX).digits(2)(points) ?? '',
    points: points.filter(shape.isThere).map(({ step, start, top }) => ({ step, start, top })),
  }
}
