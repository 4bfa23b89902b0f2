import { z } from 'zod'

export const backupKinds = ['daily', 'manual', 'uploaded'] as const
export type BackupKind = (typeof backupKinds)[number]

/** The name of a backup's file without its ending: `daily-2026-11-21-024000`. */
const backupIdSchema = z.string().regex(/^(daily|manual|uploaded)-\d{4}-\d{2}-\d{2}-\d{6}$/)

export const backupParams = z.object({ id: backupIdSchema })

/** Restoring asks for the id once more, so that nobody does it by a slip. */
export const restoreBackupSchema = z.strictObject({ confirm: z.string({ error: 'required' }) })

export type { Backup, Backups, ImportedOrganization } from './answers'
