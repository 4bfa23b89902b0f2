import { addDays, startOfDay } from '#shared/dates/days'

/** A step that is planned for a day ahead keeps a deal from counting as quiet until that day is over. */
export function quietAtWithPlan(quietAt: string, nextActionDate: string | null, timeZone: string): string {
  if (nextActionDate === null) return quietAt
  const over = startOfDay(addDays(nextActionDate, 1), timeZone)
  return over > quietAt ? over : quietAt
}
