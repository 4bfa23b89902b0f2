import { addDays, startOfDay, todayIn } from '#shared/dates/days'

/** The days that Today is about, as the person's time zone has them; `start` and `end` are the instants between which today lies. */
export interface TodayDays { today: string, tomorrow: string, start: string, end: string, now: string }

/** `now` to the minute, so that counts can be kept for that long. */
export function todayDays(timeZone: string): TodayDays {
  const today = todayIn(timeZone)
  const tomorrow = addDays(today, 1)
  return { today, tomorrow, start: startOfDay(today, timeZone), end: startOfDay(tomorrow, timeZone), now: `${new Date().toISOString().slice(0, 16)}:00.000Z` }
}
