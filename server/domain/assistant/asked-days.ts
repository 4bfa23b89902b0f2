import { z } from 'zod'
import type { LookUp } from '#shared/assistant/answers'
import type { LookedBy } from '#shared/assistant/values'
import { calendarOf } from '#shared/dates/calendars'
import { startOfDay } from '#shared/dates/days'
import { daysOf, type Days, type Reckoning } from './day-phrase'
import type { Inquiry } from './inquiry'
import { ToolMisuse } from './tool'

/** A day in words, which this program works out by the person's own calendar. */
export const dayField = (description: string) => z.string().max(60).optional().describe(`${description} A day in words.`)

/** A stretch of days in words. */
export const periodField = (description: string) => z.string().max(60).optional().describe(`${description} In words, such as "this month", "last quarter", "May" or "last 30 days".`)

/** The days that words mean to the asker; refuses what is not understood. */
export function askedDays({ today, actor }: Inquiry, phrase: string, toward: Reckoning['toward']): Days {
  const { user } = actor.session
  const days = daysOf(phrase, { today, toward, habits: { calendar: calendarOf(user), weekStart: user.weekStart } })
  if (!days) throw new ToolMisuse(`"${phrase}" is not understood as a day. Use words such as "today", "3 weeks ago", "in 10 days", "May", "2 October", "last Monday", "start of this quarter" or "last 30 days".`)
  return days
}

/** The first of the days that words mean. */
export function askedDay(inquiry: Inquiry, phrase: string | undefined, toward: Reckoning['toward']): string | undefined {
  return phrase === undefined ? undefined : askedDays(inquiry, phrase, toward).from
}

/** The instant at which such a day begins for the asker. */
export function askedInstant(inquiry: Inquiry, phrase: string | undefined): string | undefined {
  const day = askedDay(inquiry, phrase, 'past')
  return day && startOfDay(day, inquiry.actor.timeZone)
}

type Given = Partial<Record<LookedBy, { value: string | number | boolean | undefined } | { day: string | undefined }>>

/** By what was looked, as the interface says it; what was not given is left out. */
export function lookedFor(given: Given): LookUp['by'] {
  return Object.entries(given).flatMap(([name, asked]) => {
    const value = 'day' in asked ? asked.day : asked.value
    return value === undefined || value === false ? [] : [{ name: name as LookedBy, value: String(value), isDay: 'day' in asked }]
  })
}

/** The days of a period among them. */
export function periodLooked(days: Days | undefined): Given {
  return { since: { day: days?.from }, before: { day: days?.to } }
}
