import { createTransport } from 'nodemailer'
import { isServerless, useConfig } from '#server/config'
import { keepUnsentMail, type Mail } from './unsent-mail'

const timeoutMs = 20_000

/** Sends a mail through `SMTP_URL`, or keeps it for the operator when none is set. The id makes a second try recognisable. */
export async function sendMail({ id, to, subject, text }: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = useConfig()
  if (!smtpUrl && isServerless) throw new Error('The mail cannot be sent: set SMTP_URL')
  if (!smtpUrl) return await keepUnsentMail({ id, to, subject, text })
  const from = mailFrom ?? `SimpleCRM <${senderOf(smtpUrl)}>`
  const transport = createTransport({ url: smtpUrl, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true })
  try {
    await transport.sendMail({ from, to, subject, text, messageId: `<${id}@simplecrm>`, envelope: { from: addressIn(from), to } })
  }
  finally {
    transport.close()
  }
}

function senderOf(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl)
  const user = decodeURIComponent(username)
  return user.includes('@') ? user : `crm@${hostname}`
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
