import { z } from 'zod'
import { instant, pageFields } from '#shared/http/answers'
import { aiFeatures } from './values'

/** An answer that is kept, by the hash of the request that it answers. */
export const keptAnswerSchema = z.object({
  hash: z.string(),
  feature: z.enum(aiFeatures),
  promptName: z.string(),
  promptVersion: z.int(),
  model: z.string(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costMicros: z.int().describe('In millionths of a US dollar.'),
  hits: z.int(),
  byteSize: z.int(),
  createdAt: instant,
  refreshedAt: instant.describe('When Claude was asked for this answer.'),
  lastUsedAt: instant,
})
export type KeptAnswer = z.infer<typeof keptAnswerSchema>

export const keptAnswersPage = z.object({ answers: z.array(keptAnswerSchema), ...pageFields })
export type KeptAnswersPage = z.infer<typeof keptAnswersPage>

export const wholeKeptAnswerSchema = keptAnswerSchema.extend({
  request: z.unknown().describe('What was sent, without the key.'),
  answer: z.unknown(),
})
export type WholeKeptAnswer = z.infer<typeof wholeKeptAnswerSchema>

export const keptAnswerAnswer = z.object({ answer: wholeKeptAnswerSchema })
export const deletedAnswersAnswer = z.object({ deleted: z.int() })
export const importedAnswersAnswer = z.object({
  added: z.int(),
  present: z.int().describe('Those that are kept here already.'),
  refused: z.int().describe('Those that are damaged, or not what their hash says.'),
})
export type ImportedAnswers = z.infer<typeof importedAnswersAnswer>
