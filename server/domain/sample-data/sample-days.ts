const MS_PER_DAY = 86_400_000

/**
 * The day `offset` days from `today`, moved off the weekend: a past day goes back to Friday,
 * a coming one on to Monday, so that nobody seems to work on Sundays. Today stays today.
 */
export function sampleDay(today: string, offset: number): string {
  const day = new Date(Date.parse(`${today}T00:00:00.000Z`) + offset * MS_PER_DAY)
  if (offset !== 0) {
    const weekday = day.getUTCDay()
    const daysToMove = offset < 0 ? [-2, 0, 0, 0, 0, 0, -1] : [1, 0, 0, 0, 0, 0, 2]
    day.setUTCDate(day.getUTCDate() + daysToMove[weekday]!)
  }
  return day.toISOString().slice(0, 10)
}

/** The instant of a time of day (`HH:MM`, UTC) on `sampleDay`. */
export function sampleInstant(today: string, offset: number, time: string): string {
  return `${sampleDay(today, offset)}T${time}:00.000Z`
}
