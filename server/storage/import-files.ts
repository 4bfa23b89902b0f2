import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isServerless, useConfig } from '#server/config'

/** Version 0.1 kept the files of imports here: one that was under way when the program was updated still lies there. */
function fileOf(importId: string): string {
  return join(useConfig().dataDir, 'imports', `${importId}.csv`)
}

/** A file that version 0.1 kept, readable from its start as often as needed. */
export function earlierImportFile(importId: string): { open(): AsyncIterable<Uint8Array> } {
  return { open: () => createReadStream(fileOf(importId), { highWaterMark: 256 * 1024 }) }
}

export async function removeEarlierImportFile(importId: string): Promise<void> {
  if (!isServerless) await rm(fileOf(importId), { force: true })
}
