import { addDays, startOfDay } from '#shared/dates/days'

/** Days of a calendar, both included, and the instants between which they lie in the person's time zone. */
export interface Stretch { from: string, to: string, start: string, end: string }

/** Right also where a day of the stretch has 23 or 25 hours. */
export function stretchOf(from: string, to: string, timeZone: string): Stretch {
  return { from, to, start: startOfDay(from, timeZone), end: startOfDay(addDays(to, 1), timeZone) }
}
