import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import type { H3Event } from 'h3'
import { describe, expect, it } from 'vitest'
import { incomingLines } from '#server/http/lines'

function linesOf(pieces: (string | Buffer)[], most = 100_000_000) {
  const node = { req: Readable.from(pieces.map(piece => Buffer.from(piece))), res: new EventEmitter() }
  return Array.fromAsync(incomingLines({ node } as unknown as H3Event, most))
}

describe('the lines of a body', () => {
  it('are whole wherever its pieces were cut, also within a letter', async () => {
    const letter = Buffer.from('س')
    expect(await linesOf(['one\ntw', 'o', '\n', '\nfour ', letter.subarray(0, 1), letter.subarray(1), '\nend'])).toEqual(['one', 'two', '', 'four س', 'end'])
    expect(await linesOf(['one\n'])).toEqual(['one'])
    expect(await linesOf([])).toEqual([])
  })

  it('are refused beyond what is taken, and so is a file without any end of a line', async () => {
    await expect(linesOf(['12345', '\n67890'], 10)).rejects.toMatchObject({ code: 'too_large' })
    await expect(linesOf(Array.from({ length: 80 }, () => 'x'.repeat(65_536)))).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})
