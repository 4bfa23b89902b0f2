import { addDays } from '#shared/dates/days'

/**
 * The day `offset` days from `today`, weekends included: the sample data lie equally far from today on every day, so that
 * what Claude is asked about them is always the same and can be answered from the cache.
 */
export function sampleDay(today: string, offset: number): string {
  return addDays(today, offset)
}

/** The instant of a time of day (`HH:MM`, UTC) on `sampleDay`. */
export function sampleInstant(today: string, offset: number, time: string): string {
  return `${sampleDay(today, offset)}T${time}:00.000Z`
}
