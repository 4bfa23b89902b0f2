import type { Locale } from '#shared/accounts/schema'

/** The text of a mail that the program itself sends. */
export interface MailText { subject: string, text: string }

/** Where links in mails lead, and whether this installation can send any. */
export interface MailDelivery { appUrl: string, canMail: boolean }
export const noMail: MailDelivery = { appUrl: '', canMail: false }

/** The mail with the link that proves an address. */
export function verificationMail(locale: Locale, name: string, url: string): MailText {
  if (locale === 'fa') {
    return {
      subject: 'تأیید نشانی ایمیل شما برای SimpleCRM',
      text: `سلام ${name}،\n\nبرای تأیید اینکه این نشانی از آن شماست، این پیوند را باز کنید (تا ۲۴ ساعت معتبر است):\n${url}\n\nاگر شما این را نخواسته‌اید، این نامه را نادیده بگیرید؛ چیزی رخ نمی‌دهد.\n`,
    }
  }
  return {
    subject: 'Confirm your e-mail address for SimpleCRM',
    text: `Hello ${name},\n\nopen this link to confirm that this address is yours (good for 24 hours):\n${url}\n\nIf you did not ask for it, ignore this mail; nothing happens.\n`,
  }
}

/** What the former address of an account is told. */
export function addressChangedMail(locale: Locale, name: string, email: string): MailText {
  if (locale === 'fa') {
    return {
      subject: 'نشانی ایمیل شما در SimpleCRM تغییر کرد',
      text: `سلام ${name}،\n\nنشانی ایمیل حساب شما در SimpleCRM اکنون ${email} است. اگر این کار شما نبوده است، فوراً به مدیر سازمان خود خبر دهید.\n`,
    }
  }
  return {
    subject: 'The e-mail address of your SimpleCRM account has changed',
    text: `Hello ${name},\n\nyour account on SimpleCRM now has the e-mail address ${email}. If this was not you, tell an admin of your organization at once.\n`,
  }
}

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

/** The mail to a member whom another one mentioned in a note. */
export function mentionMail(locale: Locale, actor: string | null, record: string | null, url: string): MailText {
  if (locale === 'fa') {
    const subject = `${actor ?? 'یک همکار'} در یادداشتی${record ? ` دربارهٔ ${record}` : ''} از شما نام برده است`
    return { subject, text: `سلام،\n\n${subject}. یادداشت را اینجا بخوانید:\n${url}\n\nاین نامه‌ها را می‌توانید در تنظیمات خاموش کنید.\n` }
  }
  const subject = `${actor ?? 'A colleague'} mentioned you in a note${record ? ` on ${record}` : ''}`
  return { subject, text: `Hello,\n\n${subject}. Read it here:\n${url}\n\nYou can switch these mails off in the settings.\n` }
}
