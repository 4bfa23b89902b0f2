import { z } from 'zod'
import { aiMarkSchema } from '#shared/ai/answers'
import { day, id, instant } from '#shared/http/answers'
import { matchReasons, taskKinds, verdicts } from './values'

const rests = {
  key: z.string().describe('Names it within this answer, for what belongs to it.'),
  quote: z.string(),
  passage: z.object({ start: z.int(), end: z.int() }).nullable().describe('Where the quote stands in the text; null if it is not found there.'),
}
const named = z.object({ id, name: z.string() })
const personKey = z.string().nullable()
const dayRead = z.object({
  day: day.nullable(),
  words: z.string().describe('As the thread says it.'),
  alsoDay: day.nullable().describe('The other day that the words can mean.'),
})

const readPersonSchema = z.object({
  ...rests,
  firstName: z.string(), lastName: z.string(), emails: z.array(z.string()), phones: z.array(z.string()), title: z.string(), companyName: z.string(),
  match: named.extend({ by: z.enum(matchReasons) }).nullable().describe('The contact that this is.'),
  isTaken: z.boolean().describe('A contact that the caller may not see has one of the addresses.'),
  isNew: z.boolean().describe('Something of it is not stored yet.'),
})
const readCompanySchema = z.object({ ...rests, name: z.string(), domain: z.string(), match: named.nullable() })
const readDealSchema = z.object({
  ...rests, title: z.string(), valueCents: z.int().nullable(), currency: z.string(), closes: dayRead, personKey, companyName: z.string(),
  match: named.nullable().describe('An open deal of the same contact with this title.'),
  perhaps: named.extend({ valueCents: z.int(), currency: z.string() }).nullable()
    .describe('An open deal of the contact or the company with a similar title or the same value.'),
})
const readTaskSchema = z.object({ ...rests, kind: z.enum(taskKinds), title: z.string(), due: dayRead, personKey, match: named.nullable().describe('An open task of the same contact that says the same.') })
const readMailSchema = z.object({
  subject: z.string(), occurredAt: instant.nullable(), direction: z.enum(['inbound', 'outbound']), personKey: z.string(),
  match: named.nullable().describe('An e-mail of the same contact, moment and subject that is logged already.'),
})

/** What Claude has read out of a thread, matched against what is stored; nothing of it is stored yet. */
export const readingSchema = z.object({
  verdict: z.enum(verdicts),
  reason: z.string(),
  isCut: z.boolean().describe('The thread was too long: its middle has not been read.'),
  people: z.array(readPersonSchema),
  companies: z.array(readCompanySchema),
  deals: z.array(readDealSchema),
  promises: z.array(readTaskSchema),
  nextActions: z.array(readTaskSchema),
  mail: readMailSchema.nullable().describe('The thread as an activity, where somebody in it can be told.'),
  ai: aiMarkSchema,
}).meta({ id: 'Reading', description: 'What was read out of a thread; passages count UTF-16 units of the text that was sent.' })

export type Reading = z.infer<typeof readingSchema>
export type ReadPerson = z.infer<typeof readPersonSchema>
export type ReadCompany = z.infer<typeof readCompanySchema>
export type ReadDeal = z.infer<typeof readDealSchema>
export type ReadTask = z.infer<typeof readTaskSchema>
export type ReadMail = z.infer<typeof readMailSchema>
export type DayRead = z.infer<typeof dayRead>

const acceptedSchema = z.object({ key: z.string(), type: z.enum(['contact', 'company', 'deal', 'task', 'activity']), id, name: z.string() })
export const acceptanceSchema = z.object({ accepted: z.array(acceptedSchema) })
export type Acceptance = z.infer<typeof acceptanceSchema>
export type Accepted = z.infer<typeof acceptedSchema>
