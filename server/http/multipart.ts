import { getRequestHeader, type H3Event } from 'h3'
import { DomainError, invalidField } from '#server/errors'
import { readBytes } from './body'

export interface Upload { name: string, bytes: Uint8Array }
export interface MultipartForm { file: Upload, fields: Record<string, string> }

/** What stands around the file: boundaries, part heads and the other fields. */
const overheadBytes = 1_000_000

/** A form with one file in the field `file` and text fields of the names given; refused while reading once it is too large. */
export async function readUpload(event: H3Event, mostFileBytes: number, names: readonly string[]): Promise<MultipartForm> {
  const contentType = getRequestHeader(event, 'content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(contentType)) throw new DomainError('wrong_content_type', { detail: 'Send the file as multipart/form-data, in the field “file”.' })
  const form = await parseForm(await readBytes(event, mostFileBytes + overheadBytes), contentType)
  const fields: Record<string, string> = {}
  let file: File | undefined
  for (const [name, value] of form) {
    if (name === 'file' && value instanceof File && !file) file = value
    else if (names.includes(name) && typeof value === 'string' && !(name in fields)) fields[name] = value
    else throw invalidField(name, 'unknown_parameter', `The field ${name} is not known here, or comes twice`)
  }
  if (!file) throw invalidField('file', 'required', 'The file is missing: send it in the field “file”')
  return { file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, fields }
}

async function parseForm(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  }
  catch {
    throw new DomainError('malformed_request', { detail: 'The form cannot be read. Send the file as multipart/form-data, in the field “file”.' })
  }
}
