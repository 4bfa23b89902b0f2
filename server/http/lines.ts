import type { H3Event } from 'h3'
import { DomainError } from '#server/errors'
import { incomingBytes } from './body'

/** Of a file that has no ends of lines at all, no more than this is gathered. */
const mostOfLine = 4_000_000

/** The lines of a body of text in UTF-8, refused while reading as soon as it passes `most` bytes (too_large) or is none of lines (unreadable_file). */
export async function* incomingLines(event: H3Event, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let size = 0
  let begun = ''
  for await (const bytes of incomingBytes(event)) {
    size += bytes.length
    if (size > most) throw new DomainError('too_large', { detail: `At most ${most.toLocaleString('en')} bytes are taken here.` })
    // What was gathered is looked through once, when its line ends: not again with every piece that comes.
    const [end = '', ...lines] = decoder.decode(bytes, { stream: true }).split('\n')
    begun += end
    if (begun.length > mostOfLine) throw new DomainError('unreadable_file', { detail: `This file is not made of lines: one is longer than ${mostOfLine.toLocaleString('en')} characters.` })
    if (lines.length === 0) continue
    yield begun
    begun = lines.pop()!
    yield* lines
  }
  if (begun) yield begun
}
