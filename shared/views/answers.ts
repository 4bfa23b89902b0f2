import { z } from 'zod'
import { id, wholeFields } from '#shared/http/answers'
import { recordKinds } from '#shared/records/kinds'

/** A saved view of a list: its filters and order, and its columns. */
export const viewSchema = z.object({
  id,
  version: z.int(),
  kind: z.enum(recordKinds),
  name: z.string(),
  query: z.record(z.string(), z.string()),
  columns: z.array(z.string()).nullable().describe('Null: the usual ones.'),
  isShared: z.boolean(),
  ownerId: id,
  ownerName: z.string(),
}).meta({ id: 'View', description: 'A saved view of a list: its filters, order and columns.' })
export type View = z.infer<typeof viewSchema>

const listSettingsSchema = z.object({ columns: z.array(z.string()).nullable(), viewId: id.nullable() })
export type ListSettings = z.infer<typeof listSettingsSchema>

export const viewAnswerSchema = z.object({ view: viewSchema })
export const listSettingsAnswerSchema = z.object({ settings: listSettingsSchema })

/** The views of one list that somebody sees, and how they want the list when they open it. */
export const viewsAnswerSchema = z.object({ views: z.array(viewSchema), ...wholeFields, settings: listSettingsSchema })
export type Views = z.infer<typeof viewsAnswerSchema>
