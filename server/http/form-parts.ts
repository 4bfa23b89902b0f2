import { DomainError } from '#server/errors'

export interface FormPart { name: string, fileName: string | undefined, bytes: Uint8Array<ArrayBuffer> }

const endOfHead = Buffer.from('\r\n\r\n')
const mostParts = 20

/**
 * The parts of a multipart/form-data body (RFC 7578), without copying them: finding boundaries in a large file must not
 * hold up other requests, which is why the runtime's own parser is not used (it blocks for 100 ms and more).
 */
export function formParts(body: Buffer<ArrayBuffer>, contentType: string): FormPart[] {
  const [, quoted, bare] = /boundary=(?:"([^"]{1,200})"|([^\s;,]{1,200}))/i.exec(contentType) ?? []
  const boundary = Buffer.from(`--${quoted ?? bare ?? ''}`)
  const parts: FormPart[] = []
  let position = body.indexOf(boundary)
  while (boundary.length > 2 && position >= 0 && parts.length < mostParts) {
    const start = position + boundary.length
    if (body.subarray(start, start + 2).toString() === '--') return parts
    const head = body.indexOf(endOfHead, start)
    const end = head < 0 ? -1 : body.indexOf(`\r\n${boundary.toString()}`, head)
    if (end < 0) break
    parts.push({ ...namesIn(body.subarray(start, head).toString()), bytes: body.subarray(head + endOfHead.length, end) })
    position = end + 2
  }
  throw new DomainError('malformed_request', { detail: 'The form cannot be read. Send the file as multipart/form-data, in the field “file”.' })
}

/** Browsers write a quote in a name as %22. */
function namesIn(head: string): Pick<FormPart, 'name' | 'fileName'> {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const parameter = (name: string) => new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(disposition)?.[1]?.replaceAll('%22', '"')
  return { name: parameter('name') ?? '', fileName: parameter('filename') }
}
