import { z } from 'zod'
import { idSchema, line } from '#shared/http/fields'

/** Stage colours: names of a fixed palette that keeps its contrast in both themes. */
export const stageColors = ['slate', 'sky', 'blue', 'violet', 'pink', 'amber', 'lime', 'green', 'red'] as const
export type StageColor = (typeof stageColors)[number]

const stageFields = {
  name: line(60).min(1, { error: 'required' }),
  probability: z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(100, { error: 'too_large' }),
  color: z.enum(stageColors, { error: 'unknown_color' }),
  rottingDays: z.int({ error: 'expected_number' }).min(1, { error: 'too_small' }).max(3650, { error: 'too_large' }).nullable(),
}

export const updateStageSchema = z.strictObject(stageFields).partial()
export type UpdateStage = z.output<typeof updateStageSchema>

export const createStageSchema = z.strictObject({
  name: stageFields.name,
  probability: stageFields.probability.default(50),
  color: stageFields.color.default('slate'),
  rottingDays: stageFields.rottingDays.default(null),
})
export type CreateStage = z.output<typeof createStageSchema>

export const createPipelineSchema = z.strictObject({ name: line(60).min(1, { error: 'required' }) })
export const updatePipelineSchema = z.strictObject({ name: createPipelineSchema.shape.name.optional(), isDefault: z.literal(true, { error: 'name_the_new_default' }).optional() })
export type UpdatePipeline = z.output<typeof updatePipelineSchema>

export const stageOrderSchema = z.strictObject({ stageIds: z.array(idSchema).min(1).max(50) })
export const moveToSchema = z.strictObject({ moveTo: idSchema.optional() })

export type { Stage, Pipeline } from './answers'
