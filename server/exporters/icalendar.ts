import ICAL from 'ical.js'

// A line holds 75 bytes; the library does not count the space that a continued one begins with.
ICAL.foldLength = 74

/** Something at a time, or all day on one (`day`, `YYYY-MM-DD`). Instants are ISO text. */
export interface CalendarEvent {
  uid: string
  /** How often it was changed. */
  sequence: number
  when: { day: string } | { start: string, end: string }
  summary: string
  description: string
  url: string
  /** Whether others see that one has no time then. */
  isBusy: boolean
}

/** The whole of a calendar for programs that ask again every so often. */
export interface EventCalendar { name: string, events: CalendarEvent[], stampedAt: string, refreshHours: number }

/**
 * A calendar as RFC 5545 has it. Instants are in UTC and every occurrence stands for itself: programs disagree about
 * time zones and rules that are told to them, and not about these.
 */
export function renderICalendar({ name, events, stampedAt, refreshHours }: EventCalendar): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//SimpleCRM//SimpleCRM//EN')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  calendar.addPropertyWithValue('x-wr-calname', oneLine(name))
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString(`PT${refreshHours}H`))
  calendar.addPropertyWithValue('x-published-ttl', `PT${refreshHours}H`)
  for (const event of events) calendar.addSubcomponent(componentOf(event, stampedAt))
  return `${calendar.toString()}\r\n`
}

function componentOf({ uid, sequence, when, summary, description, url, isBusy }: CalendarEvent, stampedAt: string): ICAL.Component {
  const component = new ICAL.Component('vevent')
  component.addPropertyWithValue('uid', uid)
  component.addPropertyWithValue('dtstamp', instant(stampedAt))
  component.addPropertyWithValue('sequence', sequence)
  component.addPropertyWithValue('dtstart', 'day' in when ? dayAt(when.day, 0) : instant(when.start))
  // The end of a day is the day after it.
  component.addPropertyWithValue('dtend', 'day' in when ? dayAt(when.day, 1) : instant(when.end))
  component.addPropertyWithValue('summary', oneLine(summary))
  component.addPropertyWithValue('description', lines(description))
  component.addPropertyWithValue('url', url)
  component.addPropertyWithValue('transp', isBusy ? 'OPAQUE' : 'TRANSPARENT')
  return component
}

function instant(iso: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(iso), true)
}

function dayAt(day: string, later: number): ICAL.Time {
  const time = ICAL.Time.fromDateString(day)
  time.adjust(later, 0, 0, 0)
  return time
}

/** Line feeds are written as RFC 5545 has them; a carriage return would end the line, and what follows would be a line of its own. */
function lines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '')
}

function oneLine(text: string): string {
  return lines(text).replaceAll(/\s+/g, ' ').trim()
}
