import { getRequestHeader, type H3Event } from 'h3'
import { DomainError, invalidField } from '#server/errors'
import { readBytes } from './body'
import { formParts } from './form-parts'

export interface Upload { name: string, bytes: Uint8Array<ArrayBuffer> }
export interface MultipartForm { file: Upload | undefined, fields: Record<string, string> }

/** What stands around the file: boundaries, part heads and the other fields. */
const overheadBytes = 1_000_000

/** A form with at most one file, in the field `file`, and text fields of the names given; refused while reading once it is too large. */
export async function readUpload(event: H3Event, mostFileBytes: number, names: readonly string[]): Promise<MultipartForm> {
  const contentType = getRequestHeader(event, 'content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(contentType)) throw new DomainError('wrong_content_type', { detail: 'Send the file as multipart/form-data, in the field “file”.' })
  const fields: Record<string, string> = {}
  let file: Upload | undefined
  for (const { name, fileName, bytes } of formParts(await readBytes(event, mostFileBytes + overheadBytes), contentType)) {
    if (name === 'file' && fileName !== undefined && !file) file = { name: fileName, bytes }
    else if (names.includes(name) && fileName === undefined && !(name in fields)) fields[name] = new TextDecoder().decode(bytes)
    else throw invalidField(name, 'unknown_parameter', `The field ${name} is not known here, or comes twice`)
  }
  return { file, fields }
}
