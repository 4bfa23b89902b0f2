import type { Locale } from '#shared/accounts/schema'
import { renderMail, type RichMail } from './mail-document'

interface Reminder {
  locale: Locale
  /** Of whom it reminds. */
  name: string
  title: string
  /** When it is due, as they read it. */
  due: string
  url: string
  settingsUrl: string
}

const words: Record<Locale, { subject: (title: string) => string, greeting: (name: string) => string, heading: string, footer: string }> = {
  en: { subject: title => `Reminder: ${title}`, greeting: name => `Hello ${name},`, heading: 'You wanted to be reminded of this', footer: 'Choose which mails SimpleCRM sends you' },
  fa: { subject: title => `یادآوری: ${title}`, greeting: name => `سلام ${name}،`, heading: 'خواسته بودید این به یادتان آورده شود', footer: 'انتخاب کنید که SimpleCRM چه ایمیل‌هایی برایتان بفرستد' },
}

/** The mail by which a task reminds its member. */
export function reminderMail({ locale, name, title, due, url, settingsUrl }: Reminder): RichMail {
  const { subject, greeting, heading, footer } = words[locale]
  return renderMail({ locale, subject: subject(title), greeting: greeting(name), sections: [{ heading, lines: [{ text: title, url, note: due }] }], footer: { text: footer, url: settingsUrl } })
}
