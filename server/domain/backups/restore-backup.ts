import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openDatabase, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { migrateToLatest, newerMigrations } from '#server/db/migrate'
import { OperatorError } from '#server/errors'
import { assertSpace } from '#server/storage/backups/free-space'
import { databaseName, secretName, type Manifest } from '#server/storage/backups/manifest'
import type { Places } from '#server/storage/backups/places'
import { UnfitBackup, unpackArchive } from '#server/storage/backups/read-archive'
import { restoringFolder, swapBack, swapIn, type Item } from '#server/storage/backups/swap'
import { fileStorage } from '#server/storage/files'
import { instantNow } from '../clock'

/** A backup that is unpacked, checked and brought up to date, ready to take the place of the present data. */
export interface ReadyRestore {
  manifest: Manifest
  /** Replaces the present data, whose database must be closed; answers the folder that keeps it. */
  swapIn(): Promise<string>
  /** The present data is in its place again. */
  swapBack(): Promise<void>
}

/** Unpacks a backup beside the present data and checks all of it. Throws OperatorError, with nothing changed, if it does not fit. */
export async function prepareRestore(places: Places, file: string): Promise<ReadyRestore> {
  if (!places.database) throw new OperatorError('DATABASE_URL names a PostgreSQL server, and a backup holds a database file: restore a dump with pg_restore, or take an organization over with "simplecrm import".')
  const staging = restoringFolder(places.dataDir)
  await rm(staging, { recursive: true, force: true })
  await mkdir(staging, { recursive: true, mode: 0o700 })
  try {
    const manifest = await unpackArchive(file, staging, manifest => assertFits(manifest))
    const bytes = manifest.files.find(({ path }) => path === databaseName)!.size
    await assertSpace([{ folder: dirname(places.database), bytes: dirname(places.database) === places.dataDir ? 0 : bytes }])
    await makeReady(join(staging, databaseName))
    const items = await arrange(staging, places, manifest)
    return { manifest, ...swapOf(places.dataDir, items) }
  }
  catch (error) {
    await rm(staging, { recursive: true, force: true })
    throw error
  }
}

function swapOf(dataDir: string, items: Item[]): Omit<ReadyRestore, 'manifest'> {
  const keptIn = `before-restore-${instantNow().slice(0, 19).replaceAll(':', '-')}`
  const back = () => swapBack(dataDir, items, keptIn)
  return {
    swapBack: back,
    async swapIn() {
      try {
        return await swapIn(dataDir, items, keptIn)
      }
      catch (error) {
        await back()
        throw error
      }
    },
  }
}

function assertFits({ migrations, version, files }: Manifest): void {
  const [newer] = newerMigrations(migrations)
  if (newer) throw new UnfitBackup(`The backup is of version ${version}, which is newer than this one (it has ${newer}). Restore it with that version or a later one.`)
  if (!files.some(({ path }) => path === databaseName)) throw new UnfitBackup('The backup holds no database. Choose another one.')
}

/** The database is checked, brought up to date and cleared of what belonged to its moment alone. */
async function makeReady(file: string): Promise<void> {
  const db = openDatabase(`file:${file}`)
  try {
    const [damage] = await engineOf(db).listDamage(db)
    if (damage) throw new UnfitBackup(`The database in the backup is damaged (${damage}). Choose another backup.`)
    await migrateToLatest(db)
    await clearMoment(db)
  }
  finally {
    await db.destroy()
  }
}

/** Everyone signs in again, no one gets a mail for the second time, and no backup is made because one was being made. */
async function clearMoment(db: Database): Promise<void> {
  await db.deleteFrom('sessions').execute()
  await db.deleteFrom('passwordResets').execute()
  await db.deleteFrom('emailVerifications').execute()
  await db.deleteFrom('jobs').where('type', 'in', ['manual-backup', 'daily-backup', 'send-email']).where('state', 'in', ['waiting', 'running']).execute()
}

/** Which staged file takes which place. */
async function arrange(staging: string, { dataDir, database, files, secret }: Places, manifest: Manifest): Promise<Item[]> {
  const items: Item[] = []
  const stagedDatabase = dirname(database!) === dataDir ? join(staging, databaseName) : `${database}.restoring`
  if (stagedDatabase === `${database}.restoring`) await moveAcrossDisks(join(staging, databaseName), stagedDatabase)
  items.push({ staged: stagedDatabase, target: database! })
  const stagedSecret = join(staging, secretName)
  if (secret && existsSync(stagedSecret)) items.push({ staged: stagedSecret, target: secret })
  const stagedFiles = join(staging, 'files')
  if (files && manifest.storage === 'folder') {
    await mkdir(stagedFiles, { recursive: true, mode: 0o700 })
    items.push({ staged: stagedFiles, target: files })
  }
  else if (existsSync(stagedFiles)) await keepElsewhere(stagedFiles)
  return items
}

/** Files that lay in a folder go to the storage that is in use now; their names are never taken by others. */
async function keepElsewhere(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) await fileStorage().write(file.slice(folder.length + 1).replaceAll('\\', '/'), new Uint8Array(await readFile(file)))
  }
}

async function moveAcrossDisks(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to).catch(async () => {
    await cp(from, to)
    await rm(from)
  })
}
