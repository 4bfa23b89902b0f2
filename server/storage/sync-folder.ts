import { open } from 'node:fs/promises'

/** A renamed file survives a loss of power once its folder is written too; Windows does that by itself and opens no folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
