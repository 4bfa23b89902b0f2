import { scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { backupFile, listBackupFiles, newBackupId, removeBackupFile } from '#server/storage/backups/backup-folder'
import { usePlaces } from '#server/storage/backups/places'
import { listOperators } from '../accounts/operators'
import { instantNow } from '../clock'
import { isUnread, notify } from '../notifications/notifications'
import { createBackup } from './create-backup'

let share: number | undefined

/** The share that is done of the backup that this process is making; undefined if it makes none. */
export function backupProgress(): number | undefined {
  return share
}

/** Makes a backup in the data folder. A failure is thrown, and told to the operators who do not know of one yet. */
export async function makeBackup(db: Database, kind: 'daily' | 'manual'): Promise<void> {
  share = 0
  try {
    await createBackup(db, usePlaces(), backupFile(newBackupId(kind)), { onProgress: done => share = done })
  }
  catch (error) {
    await tellOperators(db, error)
    throw error
  }
  finally {
    share = undefined
  }
}

/** Makes the first backup of a day (UTC), and then removes the oldest daily ones beyond those that are kept. */
export async function makeDailyBackup(db: Database, kept: number): Promise<void> {
  if (kept === 0 || !engineOf(db).copyTo) return
  const daily = async () => (await listBackupFiles()).filter(({ kind }) => kind === 'daily')
  const [latest] = await daily()
  if (latest?.createdAt.slice(0, 10) === instantNow().slice(0, 10)) return
  await makeBackup(db, 'daily')
  for (const { id } of (await daily()).slice(kept)) await removeBackupFile(id)
}

async function tellOperators(db: Database, error: unknown): Promise<void> {
  const details = { message: error instanceof Error ? error.message : String(error) }
  for (const { userId, organizationId } of await listOperators(db)) {
    const own = scopedTo(db, organizationId)
    if (await isUnread(own, userId, 'backup.failed')) continue
    await notify(own, { userId, type: 'backup.failed', subject: { type: 'installation', id: 'backups' }, details })
  }
}
