import type { Locale } from '#shared/accounts/schema'

/** The text of a mail that the program itself sends. */
export interface MailText { subject: string, text: string }

/** The mail with the link to set a new password. */
export function passwordResetMail(locale: Locale, name: string, url: string): MailText {
  if (locale === 'fa') {
    return {
      subject: 'تعیین گذرواژهٔ تازه در SimpleCRM',
      text: `سلام ${name}،\n\nبرای تعیین گذرواژهٔ تازه این پیوند را باز کنید (تا یک ساعت معتبر است):\n${url}\n\nاگر شما این را نخواسته‌اید، این نامه را نادیده بگیرید؛ چیزی تغییر نمی‌کند.\n`,
    }
  }
  return {
    subject: 'Set a new password for SimpleCRM',
    text: `Hello ${name},\n\nopen this link to set a new password (good for one hour):\n${url}\n\nIf you did not ask for it, ignore this mail; nothing changes.\n`,
  }
}
