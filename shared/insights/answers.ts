import { z } from 'zod'
import { aiMarkSchema } from '#shared/ai/answers'
import { day, id, instant } from '#shared/http/answers'
import { riskLevels, signKinds } from './values'

/** What a text of Claude rests on. */
export const insightSourceSchema = z.object({
  n: z.int().describe('Its number in the text, as in [3].'),
  type: z.enum(['activity', 'task', 'deal', 'contact', 'company', 'event']),
  id,
  title: z.string(),
  on: day,
}).meta({ id: 'InsightSource', description: 'What a text of Claude rests on and cites by its number.' })
export type InsightSource = z.infer<typeof insightSourceSchema>

/** What every insight carries beside its text. */
const said = {
  sources: z.array(insightSourceSchema),
  ai: aiMarkSchema,
  askedAt: instant.describe('When the caller asked: the days in the text are relative to it.'),
  newSince: z.int().describe('What has happened since and is not in it.'),
  isCut: z.boolean().describe('The history was too long: its beginning was left out.'),
}

export const summarySchema = z.object({ text: z.string(), ...said }).meta({ id: 'Summary', description: 'Where things stand with a contact, a company or a deal.' })
export type Summary = z.infer<typeof summarySchema>

export const suggestionSchema = z.object({ action: z.string(), date: day, reason: z.string(), ...said })
  .meta({ id: 'NextActionSuggestion', description: 'What to do next with a contact or a deal, and why. Nothing is changed by it.' })
export type Suggestion = z.infer<typeof suggestionSchema>

export const dealSignSchema = z.object({
  kind: z.enum(signKinds),
  count: z.int().nullable().describe('Days; of close_moved, times.'),
  usual: z.int().nullable().describe('The days that are usual or allowed.'),
}).meta({ id: 'DealSign', description: 'A sign that a deal may be lost, found by rules alone.' })
export type DealSign = z.infer<typeof dealSignSchema>

export const dealRiskSchema = z.object({ level: z.enum(riskLevels), reason: z.string(), advice: z.string(), ...said })
  .meta({ id: 'DealRisk', description: 'How likely an open deal is to be lost, by its signs and its history.' })
export type DealRisk = z.infer<typeof dealRiskSchema>

export const briefSchema = z.object({
  who: z.string(), standing: z.string(),
  promises: z.array(z.string()), questions: z.array(z.string()),
  care: z.string().nullable().describe('What to be careful with.'),
  ...said,
}).meta({ id: 'MeetingBrief', description: 'What to know before a meeting, on one page.' })
export type MeetingBrief = z.infer<typeof briefSchema>

const isKept = 'Null with cachedOnly where nothing is kept.'
export const summaryAnswerSchema = z.object({ summary: summarySchema.nullable().describe(isKept) })
export const suggestionAnswerSchema = z.object({ nextAction: suggestionSchema.nullable().describe(isKept) })
export const dealRiskAnswerSchema = z.object({ signs: z.array(dealSignSchema), risk: dealRiskSchema.nullable().describe(isKept) })

/** Whom and what a brief is about. */
const briefSubject = z.object({ type: z.enum(['contact', 'company', 'deal']), id, name: z.string() })
export const briefAnswerSchema = z.object({
  subject: briefSubject,
  meeting: z.object({ id, subject: z.string().nullable(), at: instant }).nullable(),
  brief: briefSchema.nullable().describe(isKept),
})
export type BriefAnswer = z.infer<typeof briefAnswerSchema>

/** What the caller has been told of a record, as far as it may still be shown. */
export const insightsAnswerSchema = z.object({
  hasHistory: z.boolean().describe('Something has happened that can be summarized.'),
  summary: summarySchema.nullable(),
  nextAction: suggestionSchema.nullable(),
  signs: z.array(dealSignSchema),
  risk: dealRiskSchema.nullable(),
}).meta({ id: 'Insights' })
export type Insights = z.infer<typeof insightsAnswerSchema>
