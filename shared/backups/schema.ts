import { z } from 'zod'

export const backupKinds = ['daily', 'manual', 'uploaded'] as const
export type BackupKind = (typeof backupKinds)[number]

/** The name of a backup's file without its ending: `daily-2026-11-21-024000`. */
const backupIdSchema = z.string().regex(/^(daily|manual|uploaded)-\d{4}-\d{2}-\d{2}-\d{6}$/)

export const backupParams = z.object({ id: backupIdSchema })

/** Restoring asks for the id once more, so that nobody does it by a slip. */
export const restoreBackupSchema = z.strictObject({ confirm: z.string({ error: 'required' }) })

/** One backup in the data folder. */
export interface Backup { id: string, kind: BackupKind, bytes: number, createdAt: string }

/** The backups of an installation, as the API answers them to its operator. */
export interface Backups {
  /** False where the database is on a server of its own, which is backed up with its own tools. */
  isSupported: boolean
  /** How many daily ones are kept; 0: none are made. */
  kept: number
  /** Newest first. */
  backups: Backup[]
  /** The share that is done of the one that is being made; null if none is. */
  progress: number | null
  /** Why the latest try failed, if it did. */
  failure: { at: string, message: string } | null
}

/** An organization that was taken over from another installation. */
export interface ImportedOrganization {
  organization: { id: string, name: string }
  /** How many records of all kinds came. */
  records: number
  /** Those who had an account here already, by their e-mail address: it stays as it is and belongs to both. */
  known: string[]
}
