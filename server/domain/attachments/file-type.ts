import { fileTypeFromBuffer } from 'file-type'

const unknown = 'application/octet-stream'
const looked = 64 * 1024
const controlCharacters = /[^\P{Cc}\t\n\r\f]/u

/** What a file is by its first bytes, as a media type; `application/octet-stream` if they do not tell. */
export async function typeOfBytes(start: Uint8Array): Promise<string> {
  // A file that is made to confuse may make the search fail.
  const found = await fileTypeFromBuffer(start).catch(() => undefined)
  return found?.mime ?? (isText(start.subarray(0, looked)) ? 'text/plain' : unknown)
}

/** The last character may be cut through. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !controlCharacters.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }))
  }
  catch {
    return false
  }
}
