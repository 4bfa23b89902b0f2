import { z } from 'zod'
import { flag, line } from '#shared/http/fields'
import { stageColors } from '#shared/pipelines/schema'

/** Tags take their colours from the palette of the stages. */
export const tagColors = stageColors

const name = line(60).min(1, { error: 'required' })
const color = z.enum(tagColors, { error: 'unknown_color' })

export const listTagsSchema = z.strictObject({ counts: flag(false) })
export const createTagSchema = z.strictObject({ name, color: color.optional() })
/** `merge`: should another tag have that name already, this one becomes it. */
export const updateTagSchema = z.strictObject({ name: name.optional(), color: color.optional(), merge: z.boolean({ error: 'expected_true_or_false' }).optional() })
export type UpdateTag = z.output<typeof updateTagSchema>

export type { Tag } from './answers'
