import type { Locale } from '#shared/accounts/schema'
import type { Today, TodayRow } from '#shared/today/answers'
import type { Actor } from '../actor'
import { renderMail, type MailLine, type MailSection, type RichMail } from '../mails/mail-document'
import { dayInWords, numberInWords, timeInWords } from '../mails/mail-days'

const mostLines = 10

type Group = 'overdue' | 'dueToday' | 'tasks' | 'meetings' | 'goneQuiet'

interface Words {
  subject: (day: string, organization: string) => string
  greeting: (name: string) => string
  groups: Record<Group, string>
  followUp: string
  meeting: string
  since: (day: string) => string
  more: (count: string) => string
  footer: string
}

const words: Record<Locale, Words> = {
  en: {
    subject: (day, organization) => `${day} at ${organization}`,
    greeting: name => `Good day ${name}, this waits for you:`,
    groups: { overdue: 'Overdue', dueToday: 'Today', tasks: 'Tasks', meetings: 'Meetings', goneQuiet: 'Gone quiet' },
    followUp: 'Follow up', meeting: 'Meeting', since: day => `since ${day}`,
    more: count => `and ${count} more`, footer: 'Change the hour of this mail, or have it no more',
  },
  fa: {
    subject: (day, organization) => `${day} در ${organization}`,
    greeting: name => `روز خوش ${name}، این‌ها در انتظار شماست:`,
    groups: { overdue: 'عقب‌افتاده', dueToday: 'امروز', tasks: 'کارها', meetings: 'جلسه‌ها', goneQuiet: 'بی‌خبر مانده' },
    followUp: 'پیگیری', meeting: 'جلسه', since: day => `از ${day}`,
    more: count => `و ${count} مورد دیگر`, footer: 'تغییر ساعت این ایمیل، یا نگرفتن آن',
  },
}

/** The mail of a member's day; undefined when nothing waits for them. Links lead below `appUrl`. */
export function digestMail(actor: Actor, today: Today, appUrl: string): RichMail | undefined {
  const { user, organization } = actor.session
  const { subject, greeting, groups, more, footer } = words[user.locale]
  const section = (name: Group, rows: TodayRow[], count: number): MailSection[] => {
    const shown = rows.slice(0, mostLines)
    const rest = count - shown.length
    return shown.length === 0 ? [] : [{ heading: groups[name], lines: shown.map(row => lineOf(row, actor, appUrl)), more: rest > 0 ? more(numberInWords(rest, user.locale)) : undefined }]
  }
  const { counts } = today
  const sections = [
    ...section('overdue', today.overdue, counts.overdue),
    ...section('dueToday', today.dueToday, counts.dueToday),
    ...section('tasks', today.tasks, counts.tasks),
    ...section('meetings', today.meetings, today.meetings.length),
    ...section('goneQuiet', today.goneQuiet, counts.goneQuiet),
  ]
  if (sections.length === 0) return undefined
  return renderMail({
    locale: user.locale, subject: subject(dayInWords(today.day, user.locale), organization.name), greeting: greeting(user.name), sections,
    footer: { text: footer, url: digestSettingsUrl(appUrl) },
  })
}

/** Where a person says that they want no digest. */
export function digestSettingsUrl(appUrl: string): string {
  return `${appUrl}/settings/notifications`
}

function lineOf(row: TodayRow, { session: { user }, timeZone }: Actor, appUrl: string): MailLine {
  const { followUp, meeting, since } = words[user.locale]
  const note = row.dueDate && !row.reason.endsWith('_today') ? since(dayInWords(row.dueDate, user.locale)) : null
  if (row.kind === 'activity') {
    const { record } = row
    const place = record.contactId ? `contacts/${record.contactId}` : record.dealId ? `deals/${record.dealId}` : 'calendar'
    const name = [record.subject ?? meeting, record.contactName ?? record.dealTitle].filter(Boolean).join(' · ')
    return { text: `${timeInWords(record.occurredAt, user.locale, timeZone)} ${name}`, url: `${appUrl}/${place}` }
  }
  if (row.kind === 'task') {
    const { record } = row
    const time = record.dueAt === null || record.allDay ? '' : `${timeInWords(record.dueAt, user.locale, timeZone)} `
    const name = [record.title, record.contactName ?? record.dealTitle ?? record.companyName].filter(Boolean).join(' · ')
    return { text: note ? name : `${time}${name}`, url: `${appUrl}/tasks?task=${record.id}`, note }
  }
  const name = row.kind === 'contact' ? row.record.name : row.record.title
  return { text: `${name}: ${row.record.nextAction ?? followUp}`, url: `${appUrl}/${row.kind}s/${row.record.id}`, note }
}
