export const forecastPeriods = ['3', '6', '12'] as const

/** The first day of the month that lies `offset` months from the one of a day. */
export function monthStart(day: string, offset = 0): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + offset)
  return date.toISOString().slice(0, 10)
}
