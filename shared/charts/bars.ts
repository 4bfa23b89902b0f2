import { scaleBand } from 'd3-scale'
import { stack } from 'd3-shape'
import type { ChartSeries } from '#shared/charts/chart'
import { valueScale, type ValueScale } from '#shared/charts/scale'

/** A bar by fractions of the plot: `start` from the inline start, `top` from above. */
export interface Bar { series: number, step: number, value: number, start: number, width: number, top: number, height: number }

export interface Bars { bars: Bar[], scale: ValueScale }

const indexes = (count: number) => Array.from({ length: count }, (_, index) => index)

/** The bars of several series side by side at each of `count` steps. */
export function groupedBars(series: ChartSeries[], count: number, options: { isWhole?: boolean } = {}): Bars {
  const scale = valueScale(series.flatMap(({ values }) => values), options)
  const bands = scaleBand<number>().domain(indexes(count)).paddingInner(0.3).paddingOuter(0.15)
  const inner = scaleBand<number>().domain(indexes(series.length)).range([0, bands.bandwidth()]).paddingInner(0.12)
  const bars = series.flatMap(({ values }, index) => indexes(count).flatMap((step) => {
    const value = values[step] ?? 0
    const height = scale.of(value)
    return value > 0 ? [{ series: index, step, value, start: bands(step)! + inner(index)!, width: inner.bandwidth(), top: 1 - height, height }] : []
  }))
  return { bars, scale }
}

/** The bars of several series on top of each other, the first at the bottom. */
export function stackedBars(series: ChartSeries[], count: number, options: { isWhole?: boolean } = {}): Bars {
  const sums = indexes(count).map(step => series.reduce((sum, { values }) => sum + (values[step] ?? 0), 0))
  const scale = valueScale(sums, options)
  const bands = scaleBand<number>().domain(indexes(count)).paddingInner(0.3).paddingOuter(0.15)
  const layers = stack<unknown, number, number>().keys(indexes(series.length)).value((step, key) => series[key]?.values[step] ?? 0)(indexes(count))
  const bars = layers.flatMap(layer => layer.flatMap(([from, to], step) => to > from
    ? [{ series: layer.key, step, value: to - from, start: bands(step)!, width: bands.bandwidth(), top: 1 - scale.of(to), height: scale.of(to) - scale.of(from) }]
    : []))
  return { bars, scale }
}
