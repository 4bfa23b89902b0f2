import { scaleLinear } from 'd3-scale'

export interface ValueScale { max: number, ticks: number[], /** The height of a value, from 0 to 1. */ of: (value: number) => number }

/** An axis from zero to a round number above the largest value. Of whole things it has no half ticks. */
export function valueScale(values: (number | null)[], { count = 4, isWhole = true } = {}): ValueScale {
  const largest = Math.max(0, ...values.filter(value => value !== null))
  const scale = scaleLinear().domain([0, largest || 1]).nice(count)
  const ticks = scale.ticks(count).filter(tick => !isWhole || Number.isInteger(tick))
  // A largest value of 1 leaves the ticks 0 and 1, and so on: the axis ends with its last tick.
  const max = ticks.at(-1) ?? 1
  return { max, ticks, of: value => Math.min(1, Math.max(0, value / max)) }
}

/** Every how many-th step has its label, so that at most `most` of them stand side by side. */
export function labelEvery(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most))
}

/** From 0 for nothing to `levels` for the most: how strongly a cell of a heat map is filled. Anything at all is at least 1. */
export function heatLevel(value: number, most: number, levels = 4): number {
  return value <= 0 || most <= 0 ? 0 : Math.max(1, Math.min(levels, Math.ceil(levels * value / most)))
}
