import type { CalendarEntry } from '#shared/calendar/schema'
import { timeOf } from '#shared/dates/days'

const minutesInDay = 1440
/** What is shorter is drawn this high, so that it can be read and hit. */
const leastMinutes = 30

/** Where an entry stands in a day's column: minutes of the wall clock from its top, and one of `lanes` side by side. */
export interface PlacedEntry { entry: CalendarEntry, top: number, height: number, lane: number, lanes: number }

/**
 * The timed entries of one day, side by side where they overlap. A column is always 24 hours of the wall clock: on the day
 * that has an hour twice both stand at the same height, and what goes on past midnight ends at the foot.
 */
export function placeEntries(entries: CalendarEntry[], timeZone: string): PlacedEntry[] {
  const placed = entries.flatMap(entry => entry.start === null || entry.allDay ? [] : [placeAt(entry, entry.start, timeZone)]).sort((a, b) => a.top - b.top || b.height - a.height)
  let group: PlacedEntry[] = []
  let end = 0
  for (const place of placed) {
    if (place.top >= end) group = []
    const taken = new Set(group.filter(other => other.top + other.height > place.top).map(({ lane }) => lane))
    while (taken.has(place.lane)) place.lane++
    group.push(place)
    end = Math.max(end, place.top + place.height)
    const lanes = Math.max(...group.map(({ lane }) => lane)) + 1
    group.forEach(other => other.lanes = lanes)
  }
  return placed
}

function placeAt(entry: CalendarEntry, start: string, timeZone: string): PlacedEntry {
  const [hours = 0, minutes = 0] = timeOf(start, timeZone).split(':').map(Number)
  const top = Math.min(hours * 60 + minutes, minutesInDay - leastMinutes)
  const length = entry.end ? (Date.parse(entry.end) - Date.parse(start)) / 60_000 : leastMinutes
  return { entry, top, height: Math.min(Math.max(length, leastMinutes), minutesInDay - top), lane: 0, lanes: 1 }
}
