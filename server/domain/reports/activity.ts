import { activityTypes } from '#shared/activities/schema'
import { ZoneClock } from '#shared/dates/zone-clock'
import type { Period } from '#shared/reports/answers'
import type { ActivityReport, ActivityReportQuery } from '#shared/reports/activity'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listActivityGroups, listQuarters, listTasksCompleted, type ActivityGroup } from './activity.repository'
import { listClosings, type Closing } from './closings.repository'
import { countOf, groupsBy, sumsOf } from './currency-sums'
import { keptReport } from './kept-report'
import { namesOf } from './people.repository'
import { instantsOf, partsOf, periodBefore, periodOf } from './period'

/** What was done, by whom and when, and what came of it. */
export async function getActivityReport(db: Database, actor: Actor, query: ActivityReportQuery): Promise<ActivityReport> {
  const period = periodOf(actor, query, { days: 30 })
  return await keptReport(db, actor, 'activity', { ...query, ...period }, apart => report(apart, actor, query, period))
}

async function report(db: Database, actor: Actor, { by, compare, ...query }: ActivityReportQuery, period: Period): Promise<ActivityReport> {
  const { buckets, starts } = partsOf(period, by, actor)
  const instants = instantsOf(period, actor)
  const [groups, quarters, closings, tasks, previous] = await Promise.all([
    listActivityGroups(db, actor, query.ownerId, instants, starts),
    listQuarters(db, actor, query.ownerId, instants),
    listClosings(db, actor, query, period),
    listTasksCompleted(db, actor, query.ownerId, instants),
    compare ? before(db, actor, query.ownerId, period) : null,
  ])
  const nameOf = await namesOf(db, [...groups.map(({ userId }) => userId), ...closings.map(({ ownerId }) => ownerId), ...tasks.map(({ userId }) => userId)])
  const named = (userId: string | null) => ({ userId, userName: nameOf(userId) })
  const inBucket = new Map(groupsBy(groups, ({ bucket }) => bucket))
  return {
    period, previous,
    byType: typesOf(groups),
    byMember: groupsBy(groups, ({ userId }) => userId).map(([userId, own]) => ({ ...named(userId), total: countOf(own), types: typesOf(own) })).sort((a, b) => b.total - a.total),
    byTime: buckets.map((bucket, place) => ({ ...bucket, total: countOf(inBucket.get(place) ?? []), types: typesOf(inBucket.get(place) ?? []) })),
    results: resultsOf(groups, closings, tasks).map(({ userId, ...results }) => ({ ...named(userId), ...results })),
    heatMap: heatMapOf(quarters, actor.timeZone),
  }
}

/** Types that did not come up are left out. */
function typesOf(groups: ActivityGroup[]): ActivityReport['byType'] {
  return activityTypes.map(type => ({ type, count: countOf(groups.filter(group => group.type === type)) })).filter(({ count }) => count > 0)
}

function resultsOf(groups: ActivityGroup[], closings: Closing[], tasks: { userId: string | null, count: number }[]) {
  const userIds = new Set([...groups, ...tasks].map(({ userId }) => userId).concat(closings.map(({ ownerId }) => ownerId)))
  return [...userIds].map((userId) => {
    const done = (type: string) => countOf(groups.filter(group => group.userId === userId && group.type === type))
    const ended = (outcome: string) => closings.filter(closing => closing.ownerId === userId && closing.outcome === outcome)
    return {
      userId, won: countOf(ended('won')), lost: countOf(ended('lost')), wonSums: sumsOf(ended('won')),
      calls: done('call'), meetings: done('meeting'), emails: done('email'), tasksCompleted: countOf(tasks.filter(task => task.userId === userId)),
    }
  }).sort((a, b) => b.won - a.won || b.tasksCompleted - a.tasksCompleted)
}

/** Hours in which nothing happened are left out. */
function heatMapOf(quarters: { quarter: string, count: number }[], timeZone: string): ActivityReport['heatMap'] {
  const clock = new ZoneClock(timeZone)
  const local = quarters.map(({ quarter, count }) => ({ ...clock.at(quarter), count }))
  return groupsBy(local, ({ weekday, hour }) => weekday * 24 + hour).sort(([a], [b]) => a - b)
    .map(([place, own]) => ({ weekday: Math.floor(place / 24), hour: place % 24, count: countOf(own) }))
}

async function before(db: Database, actor: Actor, ownerId: ActivityReportQuery['ownerId'], period: Period): Promise<ActivityReport['previous']> {
  const earlier = periodBefore(period)
  const instants = instantsOf(earlier, actor)
  const groups = await listActivityGroups(db, actor, ownerId, instants, [instants.start])
  return { period: earlier, total: countOf(groups), byType: typesOf(groups) }
}
