/** Colours by what they mean; each has a texture too, so that shapes differ without colour. */
export type ChartTone = 'primary' | 'success' | 'warning' | 'error' | 'violet' | 'neutral'

/** Where the records behind a figure are. */
export interface ChartLink { path: string, query?: Record<string, string | undefined> }

/** A step of the axis: its short name and the whole one. */
export interface ChartStep { label: string, title: string }

/** One figure for each step; null where there is none to tell. */
export interface ChartSeries {
  name: string
  tone: ChartTone
  values: (number | null)[]
  links?: (ChartLink | undefined)[]
  /** Of another unit than the chart: such figures stand in its table alone. */
  format?: (value: number) => string
}

/** A figure of the table form. */
export interface ChartCell { text: string, to?: ChartLink }
export interface ChartRow { name: string, to?: ChartLink, cells: ChartCell[] }
export interface ChartTable { heads: string[], rows: ChartRow[] }

/** Whether a chart of these figures would show anything. */
export function hasFigures(series: ChartSeries[]): boolean {
  return series.some(({ values }) => values.some(value => value !== null && value !== 0))
}

/** The same figures as a table: a row for each step, a column for each series. */
export function tableOf(heading: string, steps: ChartStep[], series: ChartSeries[], format: (value: number) => string): ChartTable {
  return {
    heads: [heading, ...series.map(({ name }) => name)],
    rows: steps.map(({ title }, step) => ({
      name: title,
      cells: series.map(({ values, links, format: own }) => {
        const value = values[step] ?? null
        return value === null ? { text: '–' } : { text: (own ?? format)(value), to: links?.[step] }
      }),
    })),
  }
}

/** Where each step leads: to the records of the first series that has any there, which the label names. */
export function linksOfSteps(steps: ChartStep[], series: ChartSeries[], format: (value: number) => string): { step: number, to: ChartLink, label: string }[] {
  return steps.flatMap(({ title }, step) => {
    const first = series.find(({ links }) => links?.[step])
    const to = first?.links?.[step]
    return first && to ? [{ step, to, label: `${title}, ${first.name}: ${(first.format ?? format)(first.values[step] ?? 0)}` }] : []
  })
}
