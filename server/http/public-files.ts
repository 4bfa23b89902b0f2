import { readFile } from 'node:fs/promises'
import { embeddedFile, isExecutable } from '#server/executable'

/**
 * The bytes of a public file, by its address. It stands in for Nitro's own reader (nuxt.config.ts), which knows no
 * executable; a file that the server was built with and that is gone since is absent.
 */
export async function readAsset(id: string): Promise<Buffer | undefined> {
  if (isExecutable) return embeddedFile(`public${id}`)
  // In the build, this is the address of its entry.
  return await readFile(new URL(`../public${encodeURI(id)}`, import.meta.url)).catch(() => undefined)
}
