import { z } from 'zod'
import { id, instant } from '#shared/http/answers'
import { backupKinds } from './schema'

/** One backup in the data folder. */
export const backupSchema = z.object({
  id: z.string(),
  kind: z.enum(backupKinds),
  bytes: z.int(),
  createdAt: instant,
}).meta({ id: 'Backup', description: 'A copy of the whole installation.' })
export type Backup = z.infer<typeof backupSchema>
export const backupAnswerSchema = z.object({ backup: backupSchema })

/** The backups of an installation, as the API answers them to its operator. */
export const backupsAnswerSchema = z.object({
  isSupported: z.boolean().describe('False where the database is on a server of its own, which is backed up with its own tools.'),
  kept: z.int().describe('How many daily ones are kept; 0: none are made.'),
  backups: z.array(backupSchema).describe('The newest first.'),
  progress: z.number().nullable().describe('The share that is done of the one that is being made; null if none is.'),
  failure: z.object({ at: instant, message: z.string() }).nullable().describe('Why the latest try failed, if it did.'),
})
export type Backups = z.infer<typeof backupsAnswerSchema>

/** An organization that was taken over from another installation. */
export const importedOrganizationAnswerSchema = z.object({
  organization: z.object({ id, name: z.string() }),
  records: z.int().describe('How many records of all kinds came.'),
  known: z.array(z.string()).describe('Those who had an account here already, by their e-mail address: it stays as it is and belongs to both.'),
})
export type ImportedOrganization = z.infer<typeof importedOrganizationAnswerSchema>
