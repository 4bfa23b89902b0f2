import { beforeEach, describe, expect, it } from 'vitest'
import { forecastSchema, monthStart } from '#shared/deals/forecast'
import type { ForecastSpan } from '#shared/reports/forecast'
import { todayIn } from '#shared/dates/days'
import { createDeal } from '#server/domain/deals/deals'
import { getForecast } from '#server/domain/deals/forecast'
import { updateDeal } from '#server/domain/deals/update-deal'
import { createPipeline } from '#server/domain/pipelines/edit-pipelines'
import { makeStudio, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('expected revenue on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const today = todayIn('Europe/Berlin')
  const inMonth = (offset: number) => monthStart(today, offset)
  const create = (input: Partial<Parameters<typeof createDeal>[2]>, { db, actor } = studio.ana) => createDeal(db, actor, { title: 'Audit 2026', valueCents: 10_000, ...input })
  const forecast = (query = {}, { db, actor } = studio.ana) => getForecast(db, actor, forecastSchema.parse({ months: '3', ...query }))
  const short = ({ sums }: ForecastSpan) => sums.map(sum => [sum.currency, sum.openCount, sum.openCents, sum.weightedCents, sum.wonCount, sum.wonCents])

  beforeEach(async () => {
    studio = await makeStudio(database)
  })

  it('adds up open deals by the month they should close in, weighted too, and by currency', async () => {
    await create({ expectedCloseDate: inMonth(0), probability: 25 })
    await create({ expectedCloseDate: inMonth(1), probability: 50 })
    await create({ expectedCloseDate: inMonth(1), probability: 100, valueCents: 1 })
    await create({ expectedCloseDate: inMonth(1), probability: 50, currency: 'JPY' })
    const { months } = await forecast()
    expect(months.map(({ from, to }) => [from, to])).toEqual([0, 1, 2].map(offset => [inMonth(offset), inMonth(offset + 1)]))
    expect(months.map(short)).toEqual([
      [['EUR', 1, 10_000, 2500, 0, 0]],
      [['EUR', 2, 10_001, 5001, 0, 0], ['JPY', 1, 10_000, 5000, 0, 0]],
      [],
    ])
  })

  it('counts as committed what is at least four fifths sure, and adds up whole quarters too', async () => {
    await create({ expectedCloseDate: inMonth(0), probability: 79 })
    await create({ expectedCloseDate: inMonth(0), probability: 80, valueCents: 7 })
    await create({ expectedCloseDate: inMonth(2), probability: 95, valueCents: 5 })
    const { months, quarters } = await forecast()
    const committed = ({ sums }: ForecastSpan) => sums.map(({ committedCount, committedCents }) => [committedCount, committedCents])
    expect(months.map(committed)).toEqual([[[1, 7]], [], [[1, 5]]])
    expect(quarters[0]!.from <= inMonth(0) && quarters.at(-1)!.to >= inMonth(3)).toBe(true)
    expect(quarters.flatMap(committed).reduce((all, [, cents]) => all + cents!, 0)).toBe(12)
    expect(quarters.every(({ from }) => from.slice(5) === '01-01' || from.slice(5) === '04-01' || from.slice(5) === '07-01' || from.slice(5) === '10-01')).toBe(true)
  })

  it('has the months of the calendar that the person counts by', async () => {
    const { db, actor } = studio.ana
    const user = { ...actor.session.user, calendar: 'persian' as const }
    const { months } = await getForecast(db, { ...actor, session: { ...actor.session, user } }, forecastSchema.parse({ months: '3' }))
    expect(months.map(({ from }) => new Intl.DateTimeFormat('en-u-ca-persian', { day: 'numeric', timeZone: 'UTC' }).format(new Date(from)))).toEqual(['1', '1', '1'])
  })

  it('lists apart what is overdue, comes later or has no date', async () => {
    await create({ expectedCloseDate: inMonth(-1) })
    await create({ expectedCloseDate: '2001-01-01' })
    await create({ expectedCloseDate: inMonth(3) })
    await create({})
    const { earlier, months, later, undated } = await forecast()
    expect([earlier, later, undated].map(span => short(span)[0]?.slice(0, 3))).toEqual([['EUR', 2, 20_000], ['EUR', 1, 10_000], ['EUR', 1, 10_000]])
    expect(months.flatMap(short)).toEqual([])
  })

  it('counts what was won when it was, and says why others were lost', async () => {
    const { ana } = studio
    const update = (id: string, input: Parameters<typeof updateDeal>[3]) => updateDeal(ana.db, ana.actor, id, input)
    await update((await create({ expectedCloseDate: inMonth(2) })).id, { outcome: 'won' })
    await update((await create({})).id, { outcome: 'won', actualCloseDate: inMonth(-2) })
    await update((await create({})).id, { outcome: 'won', actualCloseDate: '2001-01-01' })
    for (const lostReason of ['Price', 'Price', null]) await update((await create({})).id, { outcome: 'lost', lostReason })
    const { earlier, months, lost } = await forecast()
    expect(short(earlier)).toEqual([['EUR', 0, 0, 0, 1, 10_000]])
    expect(months.map(short)).toEqual([[['EUR', 0, 0, 0, 1, 10_000]], [], []])
    expect(lost.reasons).toEqual([
      { reason: 'Price', count: 2, sums: [{ currency: 'EUR', valueCents: 20_000 }] },
      { reason: null, count: 1, sums: [{ currency: 'EUR', valueCents: 10_000 }] },
    ])
  })

  it('is that of one pipeline, of one owner, and of a rep only their own', async () => {
    const { ana, rui } = studio
    const other = await createPipeline(ana.db, ana.actor, { name: 'Partners' })
    await create({ pipelineId: other.id, expectedCloseDate: inMonth(0) })
    await create({ expectedCloseDate: inMonth(0), valueCents: 7 }, rui)
    expect(short((await forecast({ pipelineId: other.id })).months[0]!)[0]?.[2]).toBe(10_000)
    expect(short((await forecast({ ownerId: rui.actor.userId })).months[0]!)[0]?.[2]).toBe(7)
    expect(short((await forecast({}, rui)).months[0]!)[0]?.[2]).toBe(7)
    expect(short((await forecast()).months[0]!)[0]?.[2]).toBe(10_007)
  })
})
