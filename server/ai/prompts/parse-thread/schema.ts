import { z } from 'zod'
import { taskKinds, verdicts } from '#shared/reading/values'

// No field may be absent and none is null: '' and 0 stand for what the thread does not tell, which keeps the schema simple enough for every model.
const quote = z.string().describe('The words of the thread that say so, copied letter by letter from one place, at most 200 characters.')
const day = z.string().describe('The day in one of the forms of the rules, or "".')
const dayWords = z.string().describe('The words of the thread for that day, copied, or "".')
const person = z.number().describe('The number of the person in people, counted from 1, or 0.')
const message = z.number().describe('The number of the message in messages in which it is said, counted from 1, or 0.')

/** What Claude reads out of a thread. */
export const threadAnswerSchema = z.object({
  verdict: z.enum(verdicts),
  reason: z.string().describe('One short sentence that says why.'),
  subject: z.string(),
  messages: z.array(z.object({
    from: z.string().describe('Name and address of the sender as they stand there.'),
    sentAt: z.string().describe('YYYY-MM-DD, YYYY-MM-DDTHH:MM or with an offset YYYY-MM-DDTHH:MM+03:30; in the calendar of the thread, or "".'),
  })),
  people: z.array(z.object({ name: z.string(), emails: z.array(z.string()), phones: z.array(z.string()), title: z.string(), company: z.string(), quote })),
  companies: z.array(z.object({ name: z.string(), domain: z.string(), quote })),
  deals: z.array(z.object({
    title: z.string(), amount: z.number().describe('In whole units of the currency, or 0.'), currency: z.string().describe('ISO 4217, TOMAN for Iranian toman, or "".'),
    day, dayWords, person, company: z.string(), message, quote,
  })),
  tasks: z.array(z.object({ kind: z.enum(taskKinds), title: z.string(), day, dayWords, person, message, quote })),
})
export type ReadThread = z.infer<typeof threadAnswerSchema>
