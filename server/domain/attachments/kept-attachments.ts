import { createHash } from 'node:crypto'
import type { Database } from '#server/db/database'
import { keepPart, openKept, partBytes, removeKept, type KeptFile } from '#server/storage/kept-files'
import type { Actor } from '../actor'
import { deleteUnplaced, forgetDiscarded, listDiscarded } from './attachments.repository'
import { typeOfBytes } from './file-type'

/** Where the bytes of a file lie. The trigger on the table `attachments` builds the same name. */
export function keptAttachment({ organizationId }: Pick<Actor, 'organizationId'>, { id, size }: { id: string, size: number }): KeptFile {
  return { key: `attachments/${organizationId}/${id}`, size }
}

/** The stretches of a file that came whole. */
export function* partsOf(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let start = 0; start < bytes.length; start += partBytes) yield bytes.subarray(start, start + partBytes)
}

/** Keeps a file part by part; answers its checksum and what it is. */
export async function keepAttachment({ key }: KeptFile, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<{ sha256: string, type: string }> {
  const hash = createHash('sha256')
  let type = ''
  let number = 0
  for await (const part of parts) {
    if (number === 0) type = await typeOfBytes(part)
    hash.update(part)
    await keepPart(key, ++number, new Uint8Array(part))
  }
  return { sha256: hash.digest('hex'), type }
}

/** The bytes of a file; one part of them is in memory at a time. */
export function bytesOf(actor: Actor, file: { id: string, size: number }): AsyncIterable<Uint8Array> {
  return openKept(keptAttachment(actor, file)).open()
}

/** Of one organization: lets files go that nothing took before then, and removes the bytes of all that have gone. */
export async function removeDiscardedFiles(db: Database, unplacedBefore: string): Promise<void> {
  await deleteUnplaced(db, unplacedBefore)
  for (let files = await listDiscarded(db, 100); files.length; files = await listDiscarded(db, 100)) {
    for (const file of files) {
      await removeKept(file)
      await forgetDiscarded(db, file.key)
    }
  }
}
