import { createTransport } from 'nodemailer'
import { isServerless, useConfig } from '#server/config'
import { keepUnsentMail, type Mail } from './unsent-mail'

const timeoutMs = 20_000
/** Somebody waits for it at a terminal. */
const verifyTimeoutMs = 8000

/** Sends a mail through `SMTP_URL`, or keeps it for the operator when none is set. The id makes a second try recognisable. */
export async function sendMail({ id, to, subject, text, html, replyTo, unsubscribeUrl }: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = useConfig()
  if (!smtpUrl && isServerless) throw new Error('The mail cannot be sent: set SMTP_URL')
  if (!smtpUrl) return await keepUnsentMail({ id, to, subject, text })
  const from = mailFrom ?? `SimpleCRM <${senderOf(smtpUrl)}>`
  const transport = connect(smtpUrl, timeoutMs)
  try {
    await transport.sendMail({
      from, to, replyTo, subject, text, html, messageId: `<${id}@simplecrm>`, envelope: { from: addressIn(from), to },
      list: unsubscribeUrl ? { unsubscribe: unsubscribeUrl } : undefined,
    })
  }
  finally {
    transport.close()
  }
}

/** Why the mail server does not take our sign-in; undefined if it does. Sends nothing. */
export async function verifyMail(smtpUrl: string): Promise<string | undefined> {
  const transport = connect(smtpUrl, verifyTimeoutMs)
  try {
    await transport.verify()
    return undefined
  }
  catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  finally {
    transport.close()
  }
}

function connect(url: string, timeoutMs: number) {
  return createTransport({ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true })
}

function senderOf(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl)
  const user = decodeURIComponent(username)
  return user.includes('@') ? user : `crm@${hostname}`
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
