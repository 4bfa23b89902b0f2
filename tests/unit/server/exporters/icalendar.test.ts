import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { renderICalendar, type CalendarEvent } from '#server/exporters/icalendar'

const meeting: CalendarEvent = {
  uid: 'meeting-1@simplecrm', sequence: 2, when: { start: '2026-03-29T00:30:00.000Z', end: '2026-03-29T02:00:00.000Z' },
  summary: 'Kick-off, with Zoë', description: 'https://crm.example.com/contacts/1', url: 'https://crm.example.com/contacts/1', isBusy: true,
}
const render = (...events: CalendarEvent[]) => renderICalendar({ name: 'Studio North · SimpleCRM', events, stampedAt: '2026-03-01T08:00:00.000Z', refreshHours: 1 })
const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
const instantIn = (event: ICAL.Component | undefined, name: string) => (event?.getFirstPropertyValue(name) as ICAL.Time).toJSDate().toISOString()

describe('an iCalendar file', () => {
  it('holds what it was given, in UTC', () => {
    const [event] = eventsIn(render(meeting))
    expect(['uid', 'summary', 'url', 'transp', 'sequence'].map(name => event?.getFirstPropertyValue(name))).toEqual([meeting.uid, meeting.summary, meeting.url, 'OPAQUE', 2])
    expect([instantIn(event, 'dtstart'), instantIn(event, 'dtend')]).toEqual(Object.values(meeting.when))
    expect(render(meeting)).toContain('DTSTART:20260329T003000Z\r\n')
  })

  it('ends a whole day with the next one, also at the end of a month', () => {
    const text = render({ ...meeting, when: { day: '2026-02-28' }, isBusy: false })
    expect(text).toContain('DTSTART;VALUE=DATE:20260228\r\nDTEND;VALUE=DATE:20260301\r\n')
    expect(text).toContain('TRANSP:TRANSPARENT')
  })

  it('cannot be given a line of its own by what somebody typed', () => {
    const text = render({ ...meeting, summary: 'Call\r\nEND:VEVENT\rBEGIN:VALARM\n\u0000\u0085x', description: 'One\r\nATTACH:http://evil.example/\rTwo' })
    expect(eventsIn(text)).toHaveLength(1)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
    expect(text.split('\r\n').filter(line => /^(END:VEVENT|BEGIN:VALARM|ATTACH)/.test(line))).toEqual(['END:VEVENT'])
  })

  it('folds long lines, Persian ones too, at 75 bytes, and reads back the same', () => {
    const summary = 'جلسهٔ آغاز پروژه با سارا احمدی · '.repeat(12).trim()
    const text = render({ ...meeting, summary })
    expect(Math.max(...text.split('\r\n').map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(eventsIn(text)[0]?.getFirstPropertyValue('summary')).toBe(summary)
  })
})
