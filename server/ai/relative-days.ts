import { daysBetween } from '#shared/dates/days'

/** How far a day lies from the day of asking, in English: prompts hold no other dates, so that the same history reads the same every day. */
export function relativeDay(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === -1) return 'yesterday'
  if (days === 1) return 'tomorrow'
  return days < 0 ? `${-days} days ago` : `in ${days} days`
}
