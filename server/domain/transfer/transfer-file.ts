import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { OperatorError } from '#server/errors'

const head = z.object({ format: z.literal('simplecrm-organization'), formatVersion: z.literal(1), exportedAt: z.string(), organization: z.object({ id: z.uuid(), name: z.string() }) })
const record = z.strictObject({ table: z.string(), row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })
const filePart = z.strictObject({ file: z.string(), base64: z.base64() })
const tail = z.strictObject({ lines: z.number(), sha256: z.string() })

export type TransferHead = z.infer<typeof head>
export type TransferLine = z.infer<typeof record> | z.infer<typeof filePart>

/** The file is no export of an organization, or not a whole one; the message says what is wrong. */
export class UnfitTransfer extends OperatorError {}

/** An export as text: a line of JSON each for what it is, every record and every part of a file, and the checksum of those. */
export async function* renderTransfer(about: TransferHead, lines: AsyncIterable<TransferLine>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let count = 0
  yield `${JSON.stringify(about)}\n`
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    hash.update(text)
    count++
    yield text
  }
  yield `${JSON.stringify({ lines: count, sha256: hash.digest('hex') })}\n`
}

/**
 * Reads an export line by line and hands each to `take`; answers what the export says of itself. Throws UnfitTransfer if
 * it is none, cut short or altered: only when this resolves is it known that all of it was right.
 */
export async function readTransfer(file: string, take: (line: TransferLine, about: TransferHead) => Promise<void> | void): Promise<TransferHead> {
  const hash = createHash('sha256')
  let about: TransferHead | undefined
  let end: z.infer<typeof tail> | undefined
  let count = 0
  for await (const text of linesOf(file)) {
    const value = parse(text)
    if (end) throw new UnfitTransfer('The file goes on after its end: it was altered. Export again, or choose another one.')
    if (!about) {
      const first = head.safeParse(value)
      if (!first.success) throw new UnfitTransfer('The file is not an organization that SimpleCRM exported, or a newer version did. Choose another one.')
      about = first.data
      continue
    }
    const last = tail.safeParse(value)
    if (last.success) {
      end = last.data
      continue
    }
    hash.update(`${text}\n`)
    count++
    const line = z.union([record, filePart]).safeParse(value)
    if (!line.success) throw new UnfitTransfer(`Line ${count + 1} of the file cannot be read: it was altered. Export again, or choose another one.`)
    await take(line.data, about)
  }
  if (!about || !end) throw notWhole()
  if (end.lines !== count || end.sha256 !== hash.digest('hex')) throw new UnfitTransfer('The file was altered: its checksum is another one. Export again, or choose another one.')
  return about
}

function notWhole(): UnfitTransfer {
  return new UnfitTransfer('The file is not whole: its last line is missing. Copy it again, or export again.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return undefined
  }
}

/** Lines end with a line feed alone: other separators may stand inside a text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    let bytes = chunk as Buffer
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      yield Buffer.concat([...rest, bytes.subarray(0, end)]).toString('utf8')
      rest = []
      bytes = bytes.subarray(end + 1)
    }
    if (bytes.length) rest.push(bytes)
  }
  if (rest.length) throw notWhole()
}
