import { z } from 'zod'

export const manifestName = 'manifest.json'
export const databaseName = 'crm.db'
export const secretName = 'secret'
/** Before the key of each kept file. */
export const filesFolder = 'files/'

/** Nothing that begins with a dot, is absolute or climbs: what a backup names stays in the folder it is unpacked to. */
const pathPattern = /^(crm\.db|secret|files(\/[\w-][\w.-]*)+)$/

/** What a backup says of itself, as its first entry. */
export const manifestSchema = z.object({
  format: z.literal(1),
  program: z.literal('simplecrm'),
  version: z.string(),
  migrations: z.array(z.string()).min(1),
  installationId: z.string(),
  createdAt: z.iso.datetime(),
  storage: z.enum(['folder', 's3', 'vercel-blob', 'none']),
  files: z.array(z.object({ path: z.string().regex(pathPattern), size: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type BackedUpFile = Manifest['files'][number]
