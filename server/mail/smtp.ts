import { createTransport } from 'nodemailer'
import { useConfig } from '#server/config'

interface Mail { id: string, to: string, subject: string, text: string }

const timeoutMs = 20_000

/** Sends a mail through `SMTP_URL`, or writes it to the log when none is set. The id makes a second try recognisable. */
export async function sendMail({ id, to, subject, text }: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = useConfig()
  const from = mailFrom ?? `SimpleCRM <${senderOf(smtpUrl)}>`
  if (!smtpUrl) {
    console.info(`No SMTP_URL is set, so this mail was not sent:\nTo: ${to}\nSubject: ${subject}\n\n${text}`)
    return
  }
  const transport = createTransport({ url: smtpUrl, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true })
  try {
    await transport.sendMail({ from, to, subject, text, messageId: `<${id}@simplecrm>`, envelope: { from: addressIn(from), to } })
  }
  finally {
    transport.close()
  }
}

function senderOf(smtpUrl: string | undefined): string {
  if (!smtpUrl) return 'crm@localhost'
  const { username, hostname } = new URL(smtpUrl)
  const user = decodeURIComponent(username)
  return user.includes('@') ? user : `crm@${hostname}`
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
