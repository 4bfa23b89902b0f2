import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { useConfig } from '#server/config'

function fileOf(importId: string): string {
  return join(useConfig().dataDir, 'imports', `${importId}.csv`)
}

/** Keeps an uploaded file until its import has ended; when this resolves it is on disk. */
export async function keepImportFile(importId: string, bytes: Uint8Array): Promise<void> {
  const file = fileOf(importId)
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
  const handle = await open(`${file}.part`, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  }
  finally {
    await handle.close()
  }
  await rename(`${file}.part`, file)
}

/** The kept file, readable from its start as often as needed. */
export function importFile(importId: string): { open(): AsyncIterable<Uint8Array> } {
  return { open: () => createReadStream(fileOf(importId), { highWaterMark: 256 * 1024 }) }
}

export async function removeImportFile(importId: string): Promise<void> {
  await rm(fileOf(importId), { force: true })
}
