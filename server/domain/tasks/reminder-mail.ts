import type { Locale } from '#shared/accounts/schema'
import type { Task } from '#shared/tasks/schema'
import type { MailText } from '../accounts/mails'

interface Recipient { name: string, email: string, locale: Locale, timeZone: string }

/** The mail that reminds of a task, in the language, calendar and time zone of who has to do it. */
export function reminderMail({ name, email, locale, timeZone }: Recipient, { title, dueAt, allDay }: Pick<Task, 'title' | 'dueAt' | 'allDay'>, url: string): MailText & { to: string } {
  const due = dueAt === null ? '' : dueText(dueAt, allDay, locale, timeZone)
  if (locale === 'fa') {
    return { to: email, subject: `یادآوری: ${title}`, text: `سلام ${name}،\n\nوقت این کار است: ${title}\nسررسید: ${due}\n\nبرای دیدن یا انجام‌دادنش این پیوند را باز کنید:\n${url}\n\nاین یادآوری‌ها را می‌توانید در تنظیمات، بخش اعلان‌ها، خاموش کنید.\n` }
  }
  return { to: email, subject: `Reminder: ${title}`, text: `Hello ${name},\n\nit is time for this task: ${title}\nDue: ${due}\n\nOpen this link to see or finish it:\n${url}\n\nYou can switch these reminders off in the settings, under notifications.\n` }
}

/** A day is kept at midnight UTC, so it is read there. */
function dueText(dueAt: string, allDay: boolean, locale: Locale, timeZone: string): string {
  const language = locale === 'fa' ? 'fa-IR-u-ca-persian' : 'en-GB'
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const format = new Intl.DateTimeFormat(language, allDay ? { ...day, timeZone: 'UTC' } : { ...day, hour: '2-digit', minute: '2-digit', timeZone })
  return format.format(new Date(dueAt))
}
