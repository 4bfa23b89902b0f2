import type { DraftChannel } from './values'

const subjectLine = /^\s*\**\s*(?:Subject|موضوع)\s*[::]\s*\**[ \t]*([^\n]*)(?:\n|$)/i

/** A message as it was written, also while it still comes: of an e-mail the first line is the subject. */
export function partsOf(written: string, channel: DraftChannel): { subject: string | null, text: string } {
  const found = subjectLine.exec(written)
  const text = (found ? written.slice(found[0].length) : written).trim()
  const subject = found?.[1]?.trim()
  return { subject: channel === 'email' && subject ? subject.slice(0, 300) : null, text }
}

/** The same the other way round. */
export function writtenFrom({ subject, text }: { subject: string | null, text: string }): string {
  return subject ? `Subject: ${subject}\n\n${text}` : text
}
