import { describe, expect, it } from 'vitest'
import { groupedBars, stackedBars } from '#shared/charts/bars'
import { hasFigures, tableOf, type ChartSeries } from '#shared/charts/chart'
import { funnelOf } from '#shared/charts/funnel'
import { outlineOf } from '#shared/charts/lines'
import { heatLevel, labelEvery, valueScale } from '#shared/charts/scale'

const series = (name: string, ...values: (number | null)[]): ChartSeries => ({ name, tone: 'primary', values })

describe('the axis of values', () => {
  it('ends with a round number above the largest value', () => {
    const scale = valueScale([3, 870, null])
    expect([scale.ticks, scale.max]).toEqual([[0, 200, 400, 600, 800, 1000], 1000])
    expect(scale.of(870)).toBeCloseTo(0.87)
  })
  it('has no half of what comes in whole numbers', () => {
    expect(valueScale([1]).ticks).toEqual([0, 1])
    expect(valueScale([0, 0]).ticks).toEqual([0, 1])
    expect(valueScale([0.4], { isWhole: false }).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4])
  })
  it('stands for periods without any value', () => {
    expect(valueScale([]).of(0)).toBe(0)
    expect(valueScale([null]).max).toBe(1)
  })
  it('counts as far as JavaScript does', () => {
    const scale = valueScale([Number.MAX_SAFE_INTEGER])
    expect(scale.of(Number.MAX_SAFE_INTEGER)).toBeGreaterThan(0.8)
  })
  it('labels at most as many steps as there is room for', () => {
    expect([labelEvery(5, 6), labelEvery(12, 6), labelEvery(53, 12), labelEvery(0, 6)]).toEqual([1, 2, 5, 1])
  })
})

describe('bars', () => {
  it('stand side by side within their step', () => {
    const { bars } = groupedBars([series('Open', 10, 0), series('Won', 5, 20)], 2)
    expect(bars.map(({ series, step }) => [series, step])).toEqual([[0, 0], [1, 0], [1, 1]])
    const [open, won, later] = bars
    expect(open!.start + open!.width).toBeLessThan(won!.start)
    expect(won!.start + won!.width).toBeLessThan(0.5)
    expect(later!.start).toBeGreaterThan(0.5)
    expect([open!.height, won!.height, later!.height]).toEqual([0.5, 0.25, 1])
    expect(later!.top).toBe(0)
  })
  it('stand on each other without a gap, and as high as their sum', () => {
    const { bars, scale } = stackedBars([series('Call', 6), series('Mail', 4)], 1)
    const [call, mail] = bars
    expect(call!.top + call!.height).toBe(1)
    expect(mail!.top + mail!.height).toBeCloseTo(call!.top)
    expect(scale.max).toBe(10)
    expect(mail!.top).toBeCloseTo(0)
  })
  it('of nothing are none', () => {
    expect(groupedBars([series('Won', null, 0)], 2).bars).toEqual([])
    expect(stackedBars([], 0).bars).toEqual([])
  })
})

describe('a line', () => {
  it('has its points in the middle of each step', () => {
    const { line, points } = outlineOf([10, 20], valueScale([10, 20]))
    expect(points).toEqual([{ step: 0, start: 0.25, top: 0.5 }, { step: 1, start: 0.75, top: 0 }])
    expect(line).toBe('M25,50L75,0')
  })
  it('breaks off where there is no value', () => {
    const { line, points } = outlineOf([10, null, 20], valueScale([20]))
    expect(line.match(/M/g)).toHaveLength(2)
    expect(points.map(({ step }) => step)).toEqual([0, 2])
  })
  it('holds a single step', () => {
    expect(outlineOf([5], valueScale([5])).points).toEqual([{ step: 0, start: 0.5, top: 0 }])
  })
})

describe('the table form', () => {
  it('has every figure of the chart, and says where one is missing', () => {
    const link = { path: '/deals' }
    const table = tableOf('Month', [{ label: 'Jan', title: 'January 2026' }], [{ ...series('Won', 5), links: [link] }, series('Lost', null)], String)
    expect(table).toEqual({ heads: ['Month', 'Won', 'Lost'], rows: [{ name: 'January 2026', cells: [{ text: '5', to: link }, { text: '–' }] }] })
  })
  it('knows a chart that would be empty', () => {
    expect([hasFigures([series('Won', 0, null)]), hasFigures([series('Won', 0, 1)])]).toEqual([false, true])
  })
})

it('fills a cell of the heat map by its share of the most', () => {
  expect([0, 1, 25, 26, 100].map(value => heatLevel(value, 100))).toEqual([0, 1, 1, 2, 4])
  expect(heatLevel(0, 0)).toBe(0)
})

it('says what share of a stage of the funnel went on', () => {
  expect(funnelOf([8, 4, 0, 0])).toEqual([{ width: 1, rate: null }, { width: 0.5, rate: 0.5 }, { width: 0, rate: 0 }, { width: 0, rate: null }])
  expect(funnelOf([])).toEqual([])
})
