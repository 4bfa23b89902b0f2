import { z } from 'zod'
import { id, wholeFields } from '#shared/http/answers'
import { stageColors } from './schema'

export const stageSchema = z.object({
  id,
  name: z.string(),
  position: z.int(),
  probability: z.int().describe('In percent.'),
  color: z.enum(stageColors),
  rottingDays: z.int().nullable(),
  outcome: z.enum(['won', 'lost']).nullable(),
}).meta({ id: 'Stage', description: 'A step of a pipeline.' })
export type Stage = z.infer<typeof stageSchema>

export const pipelineSchema = z.object({
  id,
  name: z.string(),
  isDefault: z.boolean(),
  position: z.int(),
  stages: z.array(stageSchema).describe('In their order.'),
}).meta({ id: 'Pipeline', description: 'The stages that deals go through.' })
export type Pipeline = z.infer<typeof pipelineSchema>

export const stageAnswerSchema = z.object({ stage: stageSchema })
export const stagesAnswerSchema = z.object({ stages: z.array(stageSchema), ...wholeFields })
export const pipelineAnswerSchema = z.object({ pipeline: pipelineSchema })
export const pipelinesAnswerSchema = z.object({ pipelines: z.array(pipelineSchema), ...wholeFields })
