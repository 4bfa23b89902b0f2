import type { H3Event } from 'h3'
import { DomainError } from '#server/errors'
import { incomingBytes } from './body'

/** The lines of a body of text in UTF-8, refused while reading as soon as it passes `most` bytes. */
export async function* incomingLines(event: H3Event, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let size = 0
  let begun = ''
  for await (const bytes of incomingBytes(event)) {
    size += bytes.length
    if (size > most) throw new DomainError('too_large', { detail: `At most ${most.toLocaleString('en')} bytes are taken here.` })
    const lines = (begun + decoder.decode(bytes, { stream: true })).split('\n')
    begun = lines.pop() ?? ''
    yield* lines
  }
  if (begun) yield begun
}
