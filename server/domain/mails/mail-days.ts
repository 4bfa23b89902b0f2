import type { Locale } from '#shared/accounts/schema'

/** How a language writes dates, its own calendar and digits included. */
const languages: Record<Locale, string> = { en: 'en-GB', fa: 'fa-IR-u-ca-persian-nu-arabext' }

/** A day as a mail writes it: "Saturday 21 November", «شنبه ۳۰ آبان». */
export function dayInWords(day: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(languages[locale], { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).formatToParts(new Date(`${day}T00:00:00Z`))
  return ['weekday', 'day', 'month'].map(name => parts.find(({ type }) => type === name)?.value).join(' ')
}

/** A time of the day as a mail writes it. */
export function timeInWords(instant: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(languages[locale], { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))
}

export function numberInWords(count: number, locale: Locale): string {
  return new Intl.NumberFormat(languages[locale]).format(count)
}
