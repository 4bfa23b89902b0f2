import { beforeAll, describe, expect, it } from 'vitest'
import { activityReportQuery } from '#shared/reports/activity'
import { conversionReport, conversionReportQuery } from '#shared/reports/conversion'
import { lostReasonsReportQuery } from '#shared/reports/lost-reasons'
import { pipelineReport, pipelineReportQuery } from '#shared/reports/pipeline'
import { velocityReportQuery } from '#shared/reports/velocity'
import { listDealsSchema } from '#shared/deals/schema'
import { listDeals } from '#server/domain/deals/list-deals'
import { getActivityReport } from '#server/domain/reports/activity'
import { getConversionReport } from '#server/domain/reports/conversion'
import { getLostReasonsReport } from '#server/domain/reports/lost-reasons'
import { getPipelineReport } from '#server/domain/reports/pipeline'
import { getVelocityReport } from '#server/domain/reports/velocity'
import { makeStudio, type StageName, type Studio } from '~/tests/fixtures/deals'
import { engines, useTestDatabase } from '~/tests/support/databases'
import type { TestMember } from '~/tests/support/members'
import { makeYear, writeYear, type MadeDeal, type MadeYear } from './generated-year'

const openStages: StageName[] = ['Lead', 'Qualified', 'Proposal']
const period = { from: '2025-10-01', to: '2026-04-10' }

/** The day, hour and weekday of an instant by the runtime's own clock. */
function localTime(instant: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', weekday: 'short', hourCycle: 'h23' }).formatToParts(new Date(instant))
  const part = (type: string) => parts.find(part => part.type === type)!.value
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')), weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday').slice(0, 3)) }
}

const add = (deals: MadeDeal[]) => [...new Set(deals.map(({ currency }) => currency))].sort()
  .map(currency => ({ currency, valueCents: deals.filter(deal => deal.currency === currency).reduce((all, { valueCents }) => all + valueCents, 0) }))
const within = (day: string | null, { from, to } = period) => day !== null && day >= from && day < to
const share = (part: number, whole: number) => whole ? part / whole : null
const fixed = (value: number | null) => value === null ? null : Math.round(value * 1e6) / 1e6

describe.each(engines)('reports on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  let year: MadeYear
  // Reports only read: one year does for all tests.
  beforeAll(async () => {
    studio = await makeStudio(database)
    year = makeYear(studio, 7)
    await writeYear(studio, year)
  })

  describe.each(['Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'])('in %s', (timeZone) => {
    beforeAll(() => {
      for (const { actor } of [studio.ana, studio.rui]) Object.assign(actor, { timeZone })
    })
    const dayOf = (instant: string) => localTime(instant, timeZone).day
    const stageIn = (deal: MadeDeal, day: string) => deal.way.findLast(({ at }) => dayOf(at) < day)?.stage
    const pipelineOf = ({ db, actor }: TestMember, query = {}) => getPipelineReport(db, actor, pipelineReportQuery.parse({ ...period, by: 'month', ...query }))

    it('tell what is open now and what was open when each month ended', async () => {
      const { pipeline, history, ...report } = await pipelineOf(studio.ana)
      expect(pipelineReport.safeParse({ pipeline, history, ...report }).error).toBeUndefined()
      for (const { stageName, count, sums } of pipeline) {
        const own = year.deals.filter(deal => deal.way.at(-1)!.stage === stageName)
        expect([count, sums]).toEqual([own.length, add(own).map(sum => ({ ...sum, weightedCents: Math.round(own.filter(({ currency }) => currency === sum.currency).reduce((all, deal) => all + deal.valueCents * deal.probability / 100, 0)) }))])
      }
      expect(history.map(({ from }) => from)).toEqual(['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'])
      for (const { to, count, sums } of history) {
        const own = year.deals.filter(deal => openStages.includes(stageIn(deal, to)!))
        expect([to, count, sums.map(({ currency, valueCents }) => ({ currency, valueCents }))]).toEqual([to, own.length, add(own)])
      }
    })

    it('tell how deals went on from each stage, and how long they stayed', async () => {
      const { conversionRates, avgDaysByStage } = await pipelineOf(studio.ana)
      for (const [place, stage] of openStages.entries()) {
        const entries = year.deals.flatMap((deal) => {
          const first = deal.way.findIndex(entry => entry.stage === stage && within(dayOf(entry.at)))
          return first < 0 ? [] : [{ deal, later: deal.way.slice(first + 1) }]
        })
        const advanced = entries.filter(({ later }) => later.some(entry => entry.stage === 'Won' || openStages.indexOf(entry.stage) > place)).length
        const won = entries.filter(({ deal }) => deal.outcome === 'won').length
        const lost = entries.filter(({ deal }) => deal.outcome === 'lost' || deal.outcome === 'abandoned').length
        expect(conversionRates[place]).toMatchObject({ stageName: stage, entered: entries.length, advanced, won, lost, rate: share(advanced, entries.length), wonRate: share(won, entries.length) })

        const listed = async (outcome?: 'won') => (await listDeals(studio.ana.db, studio.ana.actor, listDealsSchema.parse({ enteredStageId: studio.stages[stage].id, enteredAfter: period.from, enteredBefore: period.to, outcome, limit: '1' }))).total
        expect([await listed(), await listed('won')]).toEqual([entries.length, won])

        const stays = year.deals.flatMap(({ way }) => way.flatMap((entry, index) => entry.stage === stage && way[index + 1] && within(dayOf(way[index + 1]!.at)) ? [(Date.parse(way[index + 1]!.at) - Date.parse(entry.at)) / 86_400_000] : []))
        expect(avgDaysByStage[place]!.left).toBe(stays.length)
        expect(avgDaysByStage[place]!.averageDays).toBeCloseTo(stays.reduce((all, days) => all + days, 0) / stays.length, 4)
        expect(avgDaysByStage[place]!.present).toBe(year.deals.filter(({ way }) => way.at(-1)!.stage === stage).length)
      }
    })

    it('tell how many deals were won of those that ended, by quarter and owner', async () => {
      const report = await getConversionReport(studio.ana.db, studio.ana.actor, conversionReportQuery.parse({ ...period, by: 'quarter', pipelineId: studio.pipelineId, compare: 'true' }))
      expect(conversionReport.safeParse(report).error).toBeUndefined()
      const ended = (days: { from: string, to: string }, fits: (deal: MadeDeal) => boolean = () => true) => {
        const own = year.deals.filter(deal => within(deal.closedOn, days) && fits(deal))
        const [won, lost, abandoned] = ['won', 'lost', 'abandoned'].map(outcome => own.filter(deal => deal.outcome === outcome).length)
        return { won, lost, abandoned, rate: share(won!, own.length) }
      }
      expect(report.total).toEqual(ended(period))
      expect(report.byTime.map(({ from, to }) => [from, to])).toEqual([['2025-10-01', '2026-01-01'], ['2026-01-01', '2026-04-01'], ['2026-04-01', '2026-04-10']])
      for (const { from, to, ...closed } of report.byTime) expect(closed).toEqual(ended({ from, to }))
      for (const { ownerId, ownerName: _, ...closed } of report.byOwner) expect(closed).toEqual(ended(period, deal => deal.ownerId === ownerId))
      expect(report.previous).toEqual({ period: { from: '2025-03-24', to: '2025-10-01' }, total: ended({ from: '2025-03-24', to: '2025-10-01' }) })
    })

    it('tell how fast money is won, in each currency', async () => {
      const { currencies } = await getVelocityReport(studio.ana.db, studio.ana.actor, velocityReportQuery.parse(period))
      const expected = ['EUR', 'JPY', 'KWD'].map((currency) => {
        const closed = year.deals.filter(deal => deal.currency === currency && within(deal.closedOn))
        const won = closed.filter(({ outcome }) => outcome === 'won')
        const days = won.map(({ createdAt, closedOn }) => Math.max(0, Math.round((Date.parse(closedOn!) - Date.parse(dayOf(createdAt))) / 86_400_000)))
        const [value, averageDays] = [won.reduce((all, { valueCents }) => all + valueCents, 0), days.reduce((all, day) => all + day, 0) / won.length]
        return { currency, won: won.length, closed: closed.length, averageCents: Math.round(value / won.length), winRate: fixed(won.length / closed.length), averageDays: fixed(averageDays), centsPerDay: Math.round(value * (won.length / closed.length) / averageDays) }
      })
      expect(currencies.map(velocity => ({ ...velocity, winRate: fixed(velocity.winRate), averageDays: fixed(velocity.averageDays) }))).toEqual(expected)
    })

    it('tell why deals were lost, how often, worth what and from which stage', async () => {
      const report = await getLostReasonsReport(studio.ana.db, studio.ana.actor, lostReasonsReportQuery.parse(period))
      const lost = year.deals.filter(deal => deal.outcome === 'lost' && within(deal.closedOn))
      expect(report.total).toEqual({ count: lost.length, sums: add(lost) })
      for (const { reason, share: part, ...counted } of report.reasons) {
        const own = lost.filter(({ lostReason }) => lostReason === reason)
        expect([part, counted]).toEqual([own.length / lost.length, { count: own.length, sums: add(own) }])
      }
      const lastOpen = ({ way }: MadeDeal) => way.findLast(({ stage }) => openStages.includes(stage))!.stage
      for (const { stageName, reason, count } of report.byStage) expect(count).toBe(lost.filter(deal => lastOpen(deal) === stageName && deal.lostReason === reason).length)
      expect(report.byStage.reduce((all, { count }) => all + count, 0)).toBe(lost.length)
      expect(report.byOwner.reduce((all, { count }) => all + count, 0)).toBe(lost.length)
    })

    it('tell what was done, by whom and at which hour of their week', async () => {
      const report = await getActivityReport(studio.ana.db, studio.ana.actor, activityReportQuery.parse({ ...period, by: 'week' }))
      const done = year.activities.filter(({ at }) => within(dayOf(at)))
      const types = (own: MadeYear['activities']) => [...new Set(own.map(({ type }) => type))].sort().map(type => [type, own.filter(activity => activity.type === type).length])
      const short = (counted: { type: string, count: number }[]) => counted.map(({ type, count }) => [type, count]).sort()
      expect(short(report.byType)).toEqual(types(done))
      for (const { userId, total, types: counted } of report.byMember) expect([total, short(counted)]).toEqual([done.filter(activity => activity.userId === userId).length, types(done.filter(activity => activity.userId === userId))])
      for (const { from, to, total } of report.byTime) expect([from, total]).toEqual([from, done.filter(({ at }) => within(dayOf(at), { from, to })).length])
      const heat = new Map<string, number>()
      for (const { at } of done) {
        const { weekday, hour } = localTime(at, timeZone)
        heat.set(`${weekday} ${hour}`, (heat.get(`${weekday} ${hour}`) ?? 0) + 1)
      }
      expect(new Map(report.heatMap.map(({ weekday, hour, count }) => [`${weekday} ${hour}`, count]))).toEqual(heat)
      for (const { userId, won, lost, wonSums, calls, tasksCompleted } of report.results) {
        const own = (outcome: string) => year.deals.filter(deal => deal.ownerId === userId && deal.outcome === outcome && within(deal.closedOn))
        expect([won, lost, wonSums]).toEqual([own('won').length, own('lost').length, add(own('won'))])
        expect([calls, tasksCompleted]).toEqual([done.filter(({ type, ...activity }) => type === 'call' && activity.userId === userId).length, year.tasks.filter(task => task.assigneeId === userId && within(dayOf(task.completedAt))).length])
      }
    })

    it('show reps their own figures alone, also of those who share a deal with them', async () => {
      const { rui } = studio
      const own = year.deals.filter(({ ownerId }) => ownerId === rui.actor.userId)
      const { total } = await getConversionReport(rui.db, rui.actor, conversionReportQuery.parse(period))
      expect(total.won).toBe(own.filter(deal => deal.outcome === 'won' && within(deal.closedOn)).length)
      const foreign = await getConversionReport(rui.db, rui.actor, conversionReportQuery.parse({ ...period, ownerId: studio.ana.actor.userId }))
      expect(foreign).toMatchObject({ total: { won: 0, lost: 0, abandoned: 0, rate: null }, byOwner: [] })
      const { pipeline, history } = await pipelineOf(rui)
      expect(pipeline.reduce((all, { count }) => all + count, 0)).toBe(own.filter(({ outcome }) => outcome === null).length)
      expect(history.at(-1)!.count).toBe(own.filter(deal => openStages.includes(stageIn(deal, period.to)!)).length)
      const { byMember, results } = await getActivityReport(rui.db, rui.actor, activityReportQuery.parse({ ...period, by: 'month' }))
      expect([...byMember, ...results].map(({ userId }) => userId)).toEqual([rui.actor.userId, rui.actor.userId])
      const { byOwner } = await getLostReasonsReport(rui.db, rui.actor, lostReasonsReportQuery.parse(period))
      expect(new Set(byOwner.map(({ ownerId }) => ownerId))).toEqual(new Set([rui.actor.userId]))
    })
  })

  it('have nothing but zeros and unknowns to tell of a time without data', async () => {
    const { lea, pipelineId } = await makeStudio(database)
    const query = { from: '1900-01-01', to: '1901-01-01', compare: 'true' }
    const pipeline = await getPipelineReport(lea.db, lea.actor, pipelineReportQuery.parse(query))
    expect(pipeline.history.every(({ count, sums }) => count === 0 && sums.length === 0)).toBe(true)
    expect(pipeline.avgDaysByStage.every(({ averageDays, presentDays }) => averageDays === null && presentDays === null)).toBe(true)
    expect((await getConversionReport(lea.db, lea.actor, conversionReportQuery.parse({ ...query, pipelineId }))).total).toEqual({ won: 0, lost: 0, abandoned: 0, rate: null })
    expect((await getVelocityReport(lea.db, lea.actor, velocityReportQuery.parse(query))).currencies).toEqual([])
    expect((await getLostReasonsReport(lea.db, lea.actor, lostReasonsReportQuery.parse(query))).reasons).toEqual([])
    expect((await getActivityReport(lea.db, lea.actor, activityReportQuery.parse({ ...query, by: 'week' }))).heatMap).toEqual([])
  })
})
