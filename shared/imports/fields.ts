import { z } from 'zod'
import { idSchema } from '#shared/http/fields'

/** What a column of an imported file can become. `label` names the value in the column beside it ("E-mail 1 - Label"). */
export const importFields = [
  'firstName', 'middleName', 'lastName', 'fullName', 'prefix', 'suffix', 'nickname',
  'email', 'phone', 'title', 'department', 'companyName', 'companyWebsite',
  'note', 'tags', 'birthday',
  'address', 'addressStreet', 'addressCity', 'addressRegion', 'addressPostalCode', 'addressCountry',
  'link', 'source', 'campaign', 'status', 'followUpDays', 'nextAction', 'nextActionDate',
  'label', 'ignore',
] as const

export type ImportField = typeof importFields[number]

/** Fields that several columns may fill together; of any other, the first column with a value counts. */
export const repeatableFields: ReadonlySet<ImportField> = new Set([
  'email', 'phone', 'note', 'tags', 'link', 'address', 'addressStreet', 'addressCity',
  'addressRegion', 'addressPostalCode', 'addressCountry', 'label', 'ignore',
])

/** Fields whose existing value a person may choose to overwrite; the others only ever add. */
export const overwritableFields: ReadonlySet<ImportField> = new Set([
  'firstName', 'middleName', 'lastName', 'fullName', 'title', 'companyName', 'birthday', 'address', 'addressStreet',
  'addressCity', 'addressRegion', 'addressPostalCode', 'addressCountry', 'source', 'campaign', 'status', 'followUpDays',
  'nextAction', 'nextActionDate',
])

export const importSystems = [
  'google', 'outlook', 'linkedin', 'thunderbird', 'hubspot', 'pipedrive', 'salesforce', 'zoho', 'mailchimp', 'other',
] as const

export type ImportSystem = typeof importSystems[number]

export interface ColumnChoice { field: ImportField, overwrite: boolean }

/** Column position (from 0) → what it becomes. Positions, because real files have blank and repeated headers. */
export type ImportMapping = Record<number, ColumnChoice>

// The names of a contact in the API, and words people use for them, are understood as well.
const fieldSynonyms: Record<string, ImportField> = {
  'name': 'fullName', 'company': 'companyName', 'notes': 'note', 'tag': 'tags', 'links': 'link', 'url': 'link', 'website': 'link',
  'emails': 'email', 'phones': 'phone', 'jobTitle': 'title', 'addressFull': 'address', 'none': 'ignore', 'skip': 'ignore', '': 'ignore',
}

const importFieldSchema = z.preprocess(
  value => value === null ? 'ignore' : typeof value === 'string' ? fieldSynonyms[value] ?? value : value,
  z.enum(importFields),
)

const columnChoiceSchema = z.union([
  importFieldSchema.transform(field => ({ field, overwrite: false })),
  z.strictObject({ field: importFieldSchema, overwrite: z.boolean().default(false) }),
])

/**
 * The mapping as callers send it: a column's name or position → a field, or `{ field, overwrite }`.
 * Columns left out keep what the import proposes; `"ignore"` or `null` leaves a column out.
 */
export const importMappingSchema = z.record(z.string(), columnChoiceSchema)

export type ImportMappingInput = z.infer<typeof importMappingSchema>

function jsonOf(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    context.addIssue({ code: 'custom', message: 'invalid_json' })
    return z.NEVER
  }
}

/** The text fields of an import: `uploadId` names a file that was uploaded in parts, in place of one in the form. */
export const importFormSchema = z.strictObject({
  mapping: z.string().max(500_000, { error: 'too_long' }).transform((text, context) => text.trim() === '' ? {} : jsonOf(text, context)).pipe(importMappingSchema).default({}),
  dryRun: z.enum(['true', 'false', ''], { error: 'expected_true_or_false' }).default('false').transform(value => value === 'true'),
  uploadId: idSchema.optional(),
})
