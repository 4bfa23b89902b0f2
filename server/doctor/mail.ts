import type { Config } from '#server/config'
import { verifyMail } from '#server/mail/smtp'
import { broken, note, ok, type Finding } from './finding'

/** Whether the mail server takes the sign-in; nothing is sent. */
export async function examineMail({ smtpUrl }: Pick<Config, 'smtpUrl'>): Promise<Finding[]> {
  if (!smtpUrl) return [note('mail', 'No mail server is set: mails are kept in the data folder instead.', 'Set SMTP_URL, such as smtps://user:password@mail.example.com')]
  const refusal = await verifyMail(smtpUrl)
  return [refusal ? broken('mail', `The mail server does not take mails: ${refusal}`, 'Check SMTP_URL: address, port, user and password.') : ok('mail', 'The mail server takes mails.')]
}
