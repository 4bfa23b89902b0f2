import { randomUUID } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup, BackupKind } from '#shared/backups/schema'
import { syncFolder } from '../sync-folder'
import { writeDurably } from '../write-durably'
import { usePlaces } from './places'

const ending = '.tar.gz'
const namePattern = /^((daily|manual|uploaded)-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})(\d{2}))\.tar\.gz$/

const folder = () => join(usePlaces().dataDir, 'backups')

/** Where the backup of this id is or will be. */
export function backupFile(id: string): string {
  return join(folder(), `${id}${ending}`)
}

/** The id of a backup that is made now. */
export function newBackupId(kind: BackupKind, now = new Date()): string {
  return `${kind}-${now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')}`
}

/** The backups of the data folder, newest first. */
export async function listBackupFiles(): Promise<Backup[]> {
  const names = await readdir(folder()).catch(() => [])
  const found = await Promise.all(names.map(async (name): Promise<Backup | undefined> => {
    const [, id, kind, day, hours, minutes, seconds] = namePattern.exec(name) ?? []
    if (!id) return undefined
    const { size } = await stat(join(folder(), name))
    return { id, kind: kind as BackupKind, bytes: size, createdAt: `${day}T${hours}:${minutes}:${seconds}.000Z` }
  }))
  return found.filter(backup => backup !== undefined).sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

export async function removeBackupFile(id: string): Promise<void> {
  await rm(backupFile(id), { force: true })
}

export function readBackupFile(id: string): ReadStream {
  return createReadStream(backupFile(id), { highWaterMark: 256 * 1024 })
}

/** Keeps an uploaded backup once all of it has come, under an id of its own, which is answered. */
export async function keepUploadedBackup(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const part = join(folder(), `.${randomUUID()}.part`)
  try {
    await writeDurably(part, bytes)
    const id = await takeFreeId()
    await rename(part, backupFile(id))
    await syncFolder(folder())
    return id
  }
  catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** The id of this second, or of the next that no other upload has taken. */
async function takeFreeId(now = Date.now()): Promise<string> {
  const id = newBackupId('uploaded', new Date(now))
  try {
    await writeFile(backupFile(id), '', { flag: 'wx' })
    return id
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return takeFreeId(now + 1000)
  }
}
