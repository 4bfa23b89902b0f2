import { z } from 'zod'
import { id, instant, wholeFields } from '#shared/http/answers'
import { importFields, importSystems } from './fields'
import { importOutcomes, importReasons, importStatuses, importWarningCodes } from './schema'

const field = z.enum(importFields)
const system = z.enum(importSystems)

const lineProblemSchema = z.object({ line: z.int(), column: z.string(), code: z.enum(importReasons), message: z.string() })
export type ImportLineProblem = z.infer<typeof lineProblemSchema>

const lineWarningSchema = z.object({ line: z.int(), column: z.string(), code: z.enum(importWarningCodes), value: z.string(), message: z.string() })
export type ImportLineWarning = z.infer<typeof lineWarningSchema>

/** A column of the file, as the mapping step shows it. */
const columnSchema = z.object({
  key: z.string().describe('Names it in a mapping.'),
  name: z.string(),
  samples: z.array(z.string()),
  field,
  overwrite: z.boolean(),
  confidence: z.number(),
})
export type ImportColumn = z.infer<typeof columnSchema>

/** What a dry run says of one row. */
const previewRowSchema = z.object({ line: z.int(), outcome: z.enum(importOutcomes), name: z.string(), reason: z.enum(importReasons).optional() })
export type ImportPreviewRow = z.infer<typeof previewRowSchema>

export const importSummarySchema = z.object({
  id,
  status: z.enum(importStatuses),
  processed: z.int().describe('Rows done; while an import is undone, records.'),
  total: z.int(),
  isUndoing: z.boolean(),
  kept: z.int().describe('Records that an undo left as they are, because someone has worked on them since.'),
  fileName: z.string(),
  system,
  imported: z.int(),
  updated: z.int(),
  skipped: z.int(),
  failed: z.int(),
  userName: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  error: z.string().nullable(),
}).meta({ id: 'Import', description: 'An import, running or finished.' })
export type ImportSummary = z.infer<typeof importSummarySchema>

const resultFields = {
  imported: z.int(),
  updated: z.int(),
  skipped: z.int(),
  errors: z.array(lineProblemSchema).describe('Rows that were not imported, one entry a row.'),
  warnings: z.array(lineWarningSchema).describe('What could not be read of rows that were imported.'),
  mapping: z.record(z.string(), z.union([field, z.object({ field, overwrite: z.boolean() })])),
}

/** The answer of an import, running or finished. */
export const importAnswerSchema = z.object({ ...resultFields, import: importSummarySchema })
export type ImportResult = z.infer<typeof importAnswerSchema>

/** The answer of a dry run: what would happen, and nothing has. */
export const importPreviewSchema = z.object({
  ...resultFields,
  import: z.null(),
  system,
  columns: z.array(columnSchema),
  rows: z.array(previewRowSchema),
  failed: z.int().describe('Rows that are wrong, also those that `errors` does not list for their number.'),
  total: z.int(),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const importsAnswerSchema = z.object({ imports: z.array(importSummarySchema), ...wholeFields })
