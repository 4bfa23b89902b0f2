import { describe, expect, it } from 'vitest'
import { placeEntries } from '#shared/calendar/lanes'
import type { CalendarEntry } from '#shared/calendar/schema'

const meeting = (title: string, start: string, end: string | null = null): CalendarEntry => ({
  kind: 'meeting', id: title, key: title, version: 1, title, day: '', start, end, allDay: false, done: false, isMovable: false, record: null, memberId: null, memberName: null,
})
const placed = (timeZone: string, ...entries: CalendarEntry[]) => placeEntries(entries, timeZone).map(({ entry, top, height, lane, lanes }) => [entry.title, top, height, `${lane + 1}/${lanes}`])

describe('the column of a day', () => {
  it('sets what overlaps side by side, and what follows by itself', () => {
    expect(placed('UTC',
      meeting('A', '2026-03-10T09:00:00.000Z', '2026-03-10T11:00:00.000Z'), meeting('B', '2026-03-10T09:30:00.000Z', '2026-03-10T10:00:00.000Z'),
      meeting('C', '2026-03-10T10:00:00.000Z', '2026-03-10T10:30:00.000Z'), meeting('D', '2026-03-10T11:00:00.000Z'),
    )).toEqual([['A', 540, 120, '1/2'], ['B', 570, 30, '2/2'], ['C', 600, 30, '2/2'], ['D', 660, 30, '1/1']])
  })

  it('ends at midnight', () => {
    expect(placed('Asia/Tehran', meeting('Late', '2026-03-10T20:00:00.000Z', '2026-03-10T23:00:00.000Z'))).toEqual([['Late', 1410, 30, '1/1']])
    expect(placed('UTC', meeting('Later', '2026-03-10T23:55:00.000Z'))).toEqual([['Later', 1410, 30, '1/1']])
  })

  it('goes by the clock on the wall where an hour is left out', () => {
    expect(placed('Europe/Berlin', meeting('Before', '2026-03-29T00:30:00.000Z'), meeting('After', '2026-03-29T01:30:00.000Z'))).toEqual([['Before', 90, 30, '1/1'], ['After', 210, 30, '1/1']])
  })

  it('shows both where an hour comes twice', () => {
    expect(placed('Europe/Berlin', meeting('First', '2026-10-25T00:30:00.000Z'), meeting('Again', '2026-10-25T01:30:00.000Z'))).toEqual([['First', 150, 30, '1/2'], ['Again', 150, 30, '2/2']])
  })
})
