import { z } from 'zod'
import { line, listQuery } from '#shared/http/fields'
import { aiFeatures, aiRatings } from './values'

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'invalid_id' })
const feature = z.enum(aiFeatures, { error: 'unknown_type' })

/** A month in UTC; without one, the current. */
export const aiUsageQuery = z.strictObject({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'invalid_month' }).optional() })

export const rateAnswerSchema = z.strictObject({ hash, rating: z.literal(aiRatings, { error: 'unknown_type' }).nullable() })
export type RateAnswer = z.output<typeof rateAnswerSchema>

export const keptAnswerParams = z.object({ hash })
export const keptAnswerSortKeys = ['lastUsedAt'] as const
export const listKeptAnswersSchema = z.strictObject({ ...listQuery(keptAnswerSortKeys, '-lastUsedAt'), feature: feature.optional() })
export type ListKeptAnswers = z.output<typeof listKeptAnswersSchema>
export const clearKeptAnswersSchema = z.strictObject({ feature: feature.optional() })

const most = Number.MAX_SAFE_INTEGER
const limit = z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(most, { error: 'too_large' }).nullable()
/** What a service or the shell would take for more than a name must not get into one. */
const modelSchema = line(100).regex(/^[\w.:@/-]+$/, { error: 'invalid_model' })
/** Of a million tokens, in millionths of a US dollar. */
const price = z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(10_000_000_000, { error: 'too_large' })
export const aiPricesSchema = z.record(modelSchema, z.strictObject({ inputMicros: price, outputMicros: price }))

/** What is not named stays as it is; null: what the installation or the list says. */
export const updateAiSettingsSchema = z.strictObject({
  key: z.string({ error: 'expected_text' }).trim().regex(/^[\x21-\x7e]{8,300}$/, { error: 'invalid_key' }).nullable(),
  model: modelSchema.nullable(),
  monthlyTokens: limit,
  monthlyCents: limit,
  prices: aiPricesSchema,
}).partial()
export type UpdateAiSettings = z.output<typeof updateAiSettingsSchema>
