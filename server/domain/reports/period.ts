import { bucketsOf, startOfMonths, type DateHabits } from '#shared/dates/buckets'
import { addMonths, calendarOf } from '#shared/dates/calendars'
import { addDays, daysBetween, startOfDay, todayIn } from '#shared/dates/days'
import type { Period } from '#shared/reports/answers'
import { periodIssue, type BucketSize } from '#shared/reports/schema'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'

/** How far back a report looks when it is not told: so many days, or whole months, with the present one. */
export type UsualPeriod = { days: number } | { months: number }

export function habitsOf({ session: { user } }: Actor): DateHabits {
  return { calendar: calendarOf(user), weekStart: user.weekStart }
}

/** The days that a report is about; an end that is left out is today, a beginning is the report's own choice. */
export function periodOf(actor: Actor, { from, to, by }: { from?: string, to?: string, by?: BucketSize }, usual: UsualPeriod): Period {
  const end = to ?? addDays(todayIn(actor.timeZone), 1)
  const period = { from: from ?? usualStart(end, usual, actor), to: end }
  const issue = periodIssue({ ...period, by })
  if (issue) throw new DomainError('unknown_parameter', { detail: `The period from ${period.from} to ${period.to} is not right (${issue.code}).`, issues: [{ ...issue, message: `${issue.path} is not right (${issue.code})` }] })
  return period
}

function usualStart(end: string, usual: UsualPeriod, actor: Actor): string {
  if ('days' in usual) return addDays(end, -usual.days)
  const { calendar } = habitsOf(actor)
  return addMonths(startOfMonths(addDays(end, -1), 1, calendar), 1 - usual.months, calendar)
}

/** As many days before a period. */
export function periodBefore({ from, to }: Period): Period {
  return { from: addDays(from, -daysBetween(from, to)), to: from }
}

/** The instants between which a period lies in the actor's time zone. */
export function instantsOf({ from, to }: Period, { timeZone }: Actor): { start: string, end: string } {
  return { start: startOfDay(from, timeZone), end: startOfDay(to, timeZone) }
}

/** The parts of a period, as the actor counts weeks and months, and the instants at which they begin. */
export function partsOf(period: Period, by: BucketSize, actor: Actor): { buckets: Period[], starts: string[] } {
  const buckets = bucketsOf(period, by, habitsOf(actor))
  return { buckets, starts: buckets.map(({ from }) => startOfDay(from, actor.timeZone)) }
}
