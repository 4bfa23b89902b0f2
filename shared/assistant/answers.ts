import { z } from 'zod'
import { aiMarkSchema } from '#shared/ai/answers'
import { day, id } from '#shared/http/answers'
import { recordKinds } from '#shared/records/kinds'
import { lookedBy, toolNames } from './values'

const kind = z.enum(recordKinds)

/** A record that the answer cites as `[n]`. */
export const usedRecordSchema = z.object({
  n: z.int(),
  type: z.enum([...recordKinds, 'activity', 'task', 'event']),
  id,
  title: z.string(),
  of: z.object({ type: kind, id }).optional().describe('The record on whose page it is shown.'),
}).meta({ id: 'UsedRecord', description: 'A record that an answer rests on.' })
export type UsedRecord = z.infer<typeof usedRecordSchema>

/** What was looked for, and how many were found. */
export const lookUpSchema = z.object({
  tool: z.enum(toolNames),
  by: z.array(z.object({ name: z.enum(lookedBy), value: z.string(), isDay: z.boolean() })),
  found: z.int().nullable().describe('Null where nothing is counted.'),
  isCut: z.boolean().describe('Claude was shown only the beginning of what was found, or its latest part.'),
}).meta({ id: 'LookUp', description: 'What the assistant looked for.' })
export type LookUp = z.infer<typeof lookUpSchema>

const proposedTask = z.object({
  kind: z.literal('task'),
  title: z.string(),
  due: day.nullable(),
  assignee: z.object({ id, name: z.string() }),
  record: z.object({ type: kind, id, title: z.string() }).nullable(),
})
const proposedNextAction = z.object({
  kind: z.literal('nextAction'),
  nextAction: z.string(),
  nextActionDate: day.nullable(),
  record: z.object({
    type: z.enum(['contact', 'deal']), id, title: z.string(), version: z.int(),
    nextAction: z.string().nullable().describe('The one that it would replace.'), nextActionDate: day.nullable(),
  }),
})

/** Something that Claude proposes; it is done only by the person who confirms it. */
export const proposedActionSchema = z.discriminatedUnion('kind', [proposedTask, proposedNextAction])
  .meta({ id: 'ProposedAction', description: 'Something that Claude proposes and nobody has done yet.' })
export type ProposedAction = z.infer<typeof proposedActionSchema>

export const askAnswerSchema = z.object({
  answer: z.string().describe('It cites records as [n], and tells days as dates such as 2026-04-20.'),
  isCutShort: z.boolean().describe('Not all that was wanted could be looked up.'),
  records: z.array(usedRecordSchema),
  lookUps: z.array(lookUpSchema).describe('In their order.'),
  actions: z.array(proposedActionSchema),
  rounds: z.int(),
  ai: aiMarkSchema,
})
export type AskAnswer = z.infer<typeof askAnswerSchema>
