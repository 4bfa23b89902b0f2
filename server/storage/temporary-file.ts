import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDurably } from './write-durably'

/** Keeps what comes in a file while `work` reads it. */
export async function inTemporaryFile<T>(content: AsyncIterable<Uint8Array>, work: (file: string) => Promise<T>): Promise<T> {
  const file = join(tmpdir(), `simplecrm-${randomUUID()}`)
  try {
    await writeDurably(file, content)
    return await work(file)
  }
  finally {
    await rm(file, { force: true })
  }
}
