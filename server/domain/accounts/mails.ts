import type { Locale } from '#shared/accounts/schema'

/** The text of a mail that the program itself sends. */
export interface MailText { subject: string, text: string }

/** The mail with the link of an invitation, in the language of who invites. */
export function invitationMail(locale: Locale, inviter: string, organization: string, url: string): MailText {
  if (locale === 'fa') {
    return {
      subject: `${inviter} شما را به ${organization} در SimpleCRM دعوت کرده است`,
      text: `سلام،\n\n${inviter} شما را دعوت کرده است که در SimpleCRM به ${organization} بپیوندید. این پیوند را باز کنید (تا هفت روز معتبر است):\n${url}\n\nاگر انتظار این دعوت را نداشتید، این نامه را نادیده بگیرید؛ چیزی رخ نمی‌دهد.\n`,
    }
  }
  return {
    subject: `${inviter} invites you to ${organization} on SimpleCRM`,
    text: `Hello,\n\n${inviter} invites you to join ${organization} on SimpleCRM. Open this link (good for seven days):\n${url}\n\nIf you did not expect this, ignore this mail; nothing happens.\n`,
  }
}

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
