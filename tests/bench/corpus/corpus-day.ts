const MS_PER_DAY = 86_400_000

/** The day (`YYYY-MM-DD`, UTC) so many days from an instant. */
export function daysFrom(instant: number, days: number): string {
  return new Date(instant + days * MS_PER_DAY).toISOString().slice(0, 10)
}
