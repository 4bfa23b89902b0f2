import type { ReadStream } from 'node:fs'
import type { Backup, Backups } from '#shared/backups/schema'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { DomainError, invalidField, notFound, OperatorError } from '#server/errors'
import { enqueue, findFailure } from '#server/queue/queue'
import { backupFile, keepUploadedBackup, listBackupFiles, readBackupFile, removeBackupFile } from '#server/storage/backups/backup-folder'
import { usePlaces } from '#server/storage/backups/places'
import { assertIsBackup } from '#server/storage/backups/read-archive'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertOperator } from '../installation/operator.policy'
import { findMemberRole } from '../members/members'
import { backupProgress } from './make-backup'
import { replaceData } from './replace-data'
import { prepareRestore } from './restore-backup'

const jobTypes = ['manual-backup', 'daily-backup']

/** The backups of the installation and how the latest try went; `kept` is how many daily ones are. */
export async function listBackups(db: Database, actor: Actor, kept: number): Promise<Backups> {
  assertOperator(actor)
  const isSupported = engineOf(db).copyTo !== undefined
  return {
    isSupported, kept: isSupported ? kept : 0,
    backups: isSupported ? await listBackupFiles() : [],
    progress: backupProgress() ?? null,
    failure: await findFailure(db, jobTypes) ?? null,
  }
}

/** Has a backup made in the background. */
export async function requestBackup(db: Database, actor: Actor): Promise<void> {
  assertOperator(actor)
  assertSupported(db)
  await enqueue(db, { id: newId(), type: 'manual-backup', payload: {}, organizationId: null })
}

/** The file of one backup, and its size. It holds the data of every organization: all of them are told, and who did it where the operator is one of them. */
export async function downloadBackup(db: Database, actor: Actor, id: string): Promise<{ backup: Backup, bytes: ReadStream }> {
  const backup = await getBackup(actor, id)
  for (const { id: organizationId } of await db.selectFrom('organizations').select('id').execute()) {
    const event = { type: 'backup.downloaded', subject: { type: 'organization' as const, id: organizationId }, payload: { name: id } }
    const isMember = await findMemberRole(db, organizationId, actor.userId) !== undefined
    await inTransaction(scopedTo(db, organizationId), trx => recordEvent(trx, { organizationId, userId: isMember ? actor.userId : null }, event))
  }
  return { backup, bytes: readBackupFile(id) }
}

export async function deleteBackup(actor: Actor, id: string): Promise<void> {
  await getBackup(actor, id)
  await removeBackupFile(id)
}

/** Keeps a backup that the operator brought along, so that it can be restored. Throws unfit_backup if it is none. */
export async function uploadBackup(db: Database, actor: Actor, bytes: AsyncIterable<Uint8Array>): Promise<Backup> {
  assertOperator(actor)
  assertSupported(db)
  const id = await keepUploadedBackup(bytes)
  try {
    await assertIsBackup(backupFile(id))
  }
  catch (error) {
    await removeBackupFile(id)
    throw unfit(error)
  }
  return await getBackup(actor, id)
}

let isRestoring = false

/**
 * Puts a backup in the place of all data of the installation; everyone signs in again. Throws unfit_backup, with nothing
 * changed, if it does not fit, and already_done while one is being restored.
 */
export async function restoreBackup(actor: Actor, id: string, confirm: string): Promise<void> {
  await getBackup(actor, id)
  if (confirm !== id) throw invalidField('confirm', 'confirm_restore', 'Give the id of the backup as confirm, to say that all data is to be replaced')
  // A second click would clear the folder that the first one unpacks into, and an empty database would be put in place.
  if (isRestoring) throw new DomainError('already_done', { detail: 'A backup is being restored already. Wait until it is, and sign in again.' })
  isRestoring = true
  try {
    await replaceData(await prepareRestore(usePlaces(), backupFile(id)))
  }
  catch (error) {
    throw unfit(error)
  }
  finally {
    isRestoring = false
  }
}

async function getBackup(actor: Actor, id: string): Promise<Backup> {
  assertOperator(actor)
  const backup = (await listBackupFiles()).find(one => one.id === id)
  if (!backup) throw notFound()
  return backup
}

function assertSupported(db: Database): void {
  if (!engineOf(db).copyTo) throw new DomainError('backups_elsewhere', { detail: 'The database is on a PostgreSQL server: back it up with pg_dump, as docs/deploy/backup.md shows.' })
}

function unfit(error: unknown): unknown {
  return error instanceof OperatorError ? new DomainError('unfit_backup', { detail: error.message }) : error
}
