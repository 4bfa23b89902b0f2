import { expect, it } from 'vitest'
import { ZoneClock } from '#shared/dates/zone-clock'

it.each([
  ['Europe/Berlin', '2026-03-29T00:59:00.000Z', '2026-03-29', 1], ['Europe/Berlin', '2026-03-29T01:00:00.000Z', '2026-03-29', 3],
  ['Europe/Berlin', '2026-10-25T00:30:00.000Z', '2026-10-25', 2], ['Europe/Berlin', '2026-10-25T01:30:00.000Z', '2026-10-25', 2], ['Europe/Berlin', '2026-10-25T02:30:00.000Z', '2026-10-25', 3],
  ['Asia/Kathmandu', '2026-01-01T18:14:00.000Z', '2026-01-01', 23], ['Asia/Kathmandu', '2026-01-01T18:15:00.000Z', '2026-01-02', 0],
  ['Asia/Tehran', '2022-03-21T20:29:00.000Z', '2022-03-21', 23], ['Asia/Tehran', '2022-03-21T20:30:00.000Z', '2022-03-22', 1],
  ['Pacific/Apia', '2011-12-30T09:59:00.000Z', '2011-12-29', 23], ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31', 0],
  ['America/St_Johns', '2026-11-01T04:30:00.000Z', '2026-11-01', 1],
])('in %s it is at %s the day %s and the hour %s', (zone, instant, day, hour) => {
  const clock = new ZoneClock(zone)
  for (let turn = 0; turn < 2; turn++) expect(clock.at(instant)).toEqual({ day, hour, weekday: new Date(day).getUTCDay() })
})
