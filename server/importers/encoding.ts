import { type FileSource, smallChunks } from './file-source'
import { ImportFileError } from './import-file-error'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Reads the whole file once: its size, its encoding, and whether it is text at all. */
export async function detectEncoding(source: FileSource): Promise<TextEncodingName> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let encoding: TextEncodingName | undefined
  let isUtf8 = true
  for await (const chunk of smallChunks(source)) {
    if (size === 0) encoding = encodingOfStart(chunk)
    size += chunk.length
    if (size > MAX_FILE_BYTES) throw new ImportFileError('file_too_large')
    if (encoding) continue
    if (chunk.includes(0)) throw new ImportFileError('not_a_table')
    if (isUtf8) isUtf8 = decodes(utf8, chunk)
  }
  if (size === 0) throw new ImportFileError('empty_file')
  if (encoding) return encoding
  if (isUtf8 && decodes(utf8)) return 'utf-8'
  return await isDamagedUtf8(source) ? 'utf-8' : 'windows-1252'
}

/** The text of a file in small pieces, without a byte order mark. */
export async function* decodedText(source: FileSource, encoding: TextEncodingName): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of smallChunks(source)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  }
  catch {
    return false
  }
}

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

function encodingOfStart(start: Uint8Array): TextEncodingName | undefined {
  if (startsWith(start, 0xFF, 0xFE, 0, 0) || startsWith(start, 0, 0, 0xFE, 0xFF)) throw new ImportFileError('unsupported_encoding')
  if (startsWith(start, 0xFF, 0xFE)) return 'utf-16le'
  if (startsWith(start, 0xFE, 0xFF)) return 'utf-16be'
  if (startsWith(start, 0x50, 0x4B, 3, 4) || startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) throw new ImportFileError('spreadsheet_file')
  if (startsWith(start, 0x25, 0x50, 0x44, 0x46)) throw new ImportFileError('not_a_table')
  return utf16WithoutMark(start)
}

/** Separators, spaces and digits have a zero byte in UTF-16, always on the same side. */
function utf16WithoutMark(start: Uint8Array): TextEncodingName | undefined {
  let even = 0
  let odd = 0
  const pairs = Math.floor(Math.min(start.length, 8192) / 2)
  for (let index = 0; index < pairs; index++) {
    if (start[index * 2] === 0) even++
    if (start[index * 2 + 1] === 0) odd++
  }
  if (odd > pairs * 0.05 && even < pairs * 0.005) return 'utf-16le'
  if (even > pairs * 0.05 && odd < pairs * 0.005) return 'utf-16be'
  return undefined
}

/** One broken byte in a long UTF-8 file must not turn every accent of it into two wrong letters. */
async function isDamagedUtf8(source: FileSource): Promise<boolean> {
  let broken = 0
  let foreign = 0
  for await (const text of decodedText(source, 'utf-8')) {
    broken += text.match(/\uFFFD/g)?.length ?? 0
    foreign += text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  }
  return broken * 10 < foreign
}
