import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { useConfig } from '#server/config'
import { log } from '#server/log'

export interface Mail {
  id: string
  to: string
  subject: string
  text: string
  html?: string
  /** Who reads the answer, if that is not the sender. */
  replyTo?: string
  /** Where one says that one wants no more mails of its kind. */
  unsubscribeUrl?: string
}

const keptForMs = 24 * 3600_000

/**
 * Without a mail server a password link still has to reach somebody: the operator finds it as a file that only they
 * can read. A log, which is often sent elsewhere and kept, is no place for addresses and links. Kept for a day.
 */
export async function keepUnsentMail({ id, to, subject, text }: Mail): Promise<void> {
  const folder = join(useConfig().dataDir, 'unsent-mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const file = join(folder, name)
    if ((await stat(file)).mtimeMs < Date.now() - keptForMs) await rm(file, { force: true })
  }
  const file = join(folder, `${id}.txt`)
  await writeFile(file, `To: ${to}\nSubject: ${subject}\n\n${text}\n`, { mode: 0o600 })
  log.warn({ file }, 'A mail was not sent, because SMTP_URL is not set. It is in a file for you to pass on')
}
