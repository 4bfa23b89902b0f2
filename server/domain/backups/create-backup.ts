import { existsSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { doneMigrations } from '#server/db/migrate'
import { OperatorError } from '#server/errors'
import { assertSpace } from '#server/storage/backups/free-space'
import { databaseName, secretName } from '#server/storage/backups/manifest'
import type { Places } from '#server/storage/backups/places'
import { openStaging, stageFiles } from '#server/storage/backups/staging'
import { writeArchive, type Source } from '#server/storage/backups/write-archive'
import { instantNow } from '../clock'
import { installationId } from '../installation/installation-id'

interface Options {
  /** Without it, what the installation has encrypted cannot be read elsewhere. */
  withSecret?: boolean
  /** The share that is done, from 0 to 1. */
  onProgress?: (share: number) => void
}

/**
 * Backs the whole installation up to one file, while people go on working. Throws OperatorError if the database is on a
 * server or the disk has no room; the file then does not exist.
 */
export async function createBackup(db: Database, places: Places, target: string, { withSecret = true, onProgress = () => {} }: Options = {}): Promise<void> {
  const { copyTo } = engineOf(db)
  if (!copyTo || !places.database) throw new OperatorError('The database is on a PostgreSQL server: back it up with pg_dump, as docs/deploy/backup.md shows, or take an organization along with "simplecrm export".')
  const databaseBytes = await sizeOf(places.database) + await sizeOf(`${places.database}-wal`)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await assertSpace([{ folder: places.dataDir, bytes: databaseBytes }, { folder: dirname(target), bytes: databaseBytes }])
  const about = { migrations: await doneMigrations(db), installationId: await installationId(db), createdAt: instantNow(), storage: places.storage }
  const staging = await openStaging(places.dataDir)
  try {
    const database = join(staging, databaseName)
    // What the copy names was kept before it began and may have gone since, or came while it was made: so look twice.
    const files = new Map<string, Source>()
    if (places.files) await stageFiles(places.files, staging, files)
    await copyTo(db, database, (done, total) => onProgress(done / total / 3))
    if (places.files) await stageFiles(places.files, staging, files)
    const sources = [{ path: databaseName, file: database }, ...secretSource(places, withSecret), ...files.values()]
    const total = 2 * (await Promise.all(sources.map(({ file }) => sizeOf(file)))).reduce((sum, size) => sum + size, 0)
    let read = 0
    await writeArchive(target, about, sources, bytes => onProgress(1 / 3 + (read += bytes) / total * 2 / 3))
  }
  finally {
    await rm(staging, { recursive: true, force: true })
  }
}

function secretSource({ secret }: Places, withSecret: boolean): Source[] {
  return withSecret && secret && existsSync(secret) ? [{ path: secretName, file: secret }] : []
}

async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(({ size }) => size, () => 0)
}
