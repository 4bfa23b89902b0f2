import { del, get, list, put, type ListBlobResult } from '@vercel/blob'
import type { Driver } from 'unstorage'

/**
 * A Vercel Blob store with private access, which no one can read without the token; the driver that comes with unstorage
 * makes every file public.
 */
export function vercelBlobDriver(token: string): Driver {
  const access = 'private' as const
  const read = async (key: string) => {
    // Past the cache of the delivery network: another server may have written a moment ago.
    const found = await get(pathOf(key), { access, token, useCache: false })
    return found?.stream ? new Response(found.stream) : undefined
  }
  return {
    name: 'vercel-blob',
    hasItem: async key => await read(key) !== undefined,
    getItem: async key => await (await read(key))?.text() ?? null,
    getItemRaw: async key => await (await read(key))?.arrayBuffer() ?? null,
    async setItemRaw(key, bytes: Uint8Array<ArrayBuffer>) {
      await put(pathOf(key), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { access, token, addRandomSuffix: false, allowOverwrite: true, contentType: 'application/octet-stream' })
    },
    removeItem: async key => await del(pathOf(key), { token }),
    async getKeys(base) {
      const keys: string[] = []
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: ListBlobResult = await list({ token, prefix: pathOf(base), ...cursor ? { cursor } : {} })
        keys.push(...page.blobs.map(({ pathname }) => pathname.replaceAll('/', ':')))
        cursor = page.cursor
      }
      return keys
    },
  }
}

function pathOf(key: string): string {
  return key.replaceAll(':', '/')
}
