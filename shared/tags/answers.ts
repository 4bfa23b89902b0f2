import { z } from 'zod'
import { id, wholeFields } from '#shared/http/answers'
import { stageColors } from '#shared/pipelines/schema'

export const tagSchema = z.object({
  id,
  name: z.string(),
  color: z.enum(stageColors),
  counts: z.object({ contact: z.int(), company: z.int(), deal: z.int() }).optional().describe('How many live records carry it, with counts=true.'),
}).meta({ id: 'Tag', description: 'A word that contacts, companies and deals carry.' })
export type Tag = z.infer<typeof tagSchema>

export const tagAnswerSchema = z.object({ tag: tagSchema })
export const tagsAnswerSchema = z.object({ tags: z.array(tagSchema), ...wholeFields })
