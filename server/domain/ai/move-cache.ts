import { exportCache, importCache, NoCacheFile, type CacheImport } from '#server/ai/cache-file'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'

/** The organization's kept answers as a file: lines of JSON, each with its end. */
export async function* writeCacheFile(db: Database): AsyncGenerator<string> {
  for await (const line of exportCache(db)) yield `${line}\n`
}

/** Takes over kept answers from such a file. Throws unreadable_file. */
export async function readCacheFile(db: Database, lines: AsyncIterable<string>, options?: { overwrite?: boolean }): Promise<CacheImport> {
  try {
    return await importCache(db, lines, options)
  }
  catch (error) {
    if (error instanceof NoCacheFile) throw new DomainError('unreadable_file', { detail: 'This is not a file of kept answers. Choose one that was exported here or by "simplecrm ai-cache export".' })
    throw error
  }
}
