import { getRequestHeader, type H3Event } from 'h3'
import { DomainError } from '#server/errors'

export const mostJsonBytes = 1_000_000

/** The request's bytes as they come in. Throws malformed_request if its client goes away before their end: nobody's fault, and no one hears the answer. */
export async function* incomingBytes(event: H3Event): AsyncGenerator<Buffer> {
  const { req, res } = event.node
  try {
    yield* req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  }
  catch (error) {
    throw req.complete ? error : new DomainError('malformed_request', { detail: 'The request ended before its body did. Send it again.' })
  }
  finally {
    // Of what is refused half-way the rest is thrown away behind the answer: left lying, it would keep its sender from reading that.
    if (!req.readableEnded) res.once('finish', () => req.resume())
  }
}

/** The request's bytes, refused while reading as soon as they pass `most`, chunked or not. */
export async function readBytes(event: H3Event, most: number): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new DomainError('too_large', { detail: `At most ${most.toLocaleString('en')} bytes are taken here. Send less, or in parts.` })
  if (Number(getRequestHeader(event, 'content-length') ?? 0) > most) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incomingBytes(event)) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The request's JSON; an empty body reads as `{}`. */
export async function readJson(event: H3Event, most = mostJsonBytes): Promise<unknown> {
  const bytes = await readBytes(event, most)
  if (bytes.length === 0) return {}
  const type = getRequestHeader(event, 'content-type') ?? ''
  if (!/^application\/(json|[\w.+-]+\+json)\b/i.test(type)) {
    throw new DomainError('wrong_content_type', { detail: 'Send JSON with the header Content-Type: application/json.' })
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  }
  catch {
    throw new DomainError('malformed_request', { detail: 'The body is not JSON in UTF-8.' })
  }
}

/** The bytes of a file, or of a part of one, that are the whole body. */
export async function readFileBytes(event: H3Event, most: number): Promise<Buffer<ArrayBuffer>> {
  const type = getRequestHeader(event, 'content-type') ?? ''
  if (!/^application\/octet-stream\b/i.test(type)) {
    throw new DomainError('wrong_content_type', { detail: 'Send the bytes with the header Content-Type: application/octet-stream.' })
  }
  return await readBytes(event, most)
}
