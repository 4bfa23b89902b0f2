import { z } from 'zod'
import { activityDetailsSchema } from '#shared/activities/schema'
import { createCompanySchema } from '#shared/companies/schema'
import { createContactSchema } from '#shared/contacts/schema'
import { createDealSchema } from '#shared/deals/schema'
import { idSchema } from '#shared/http/fields'
import { createTaskSchema } from '#shared/tasks/schema'
import { mostThreadCharacters, threadText } from './thread-text'

export const readThreadSchema = z.strictObject({
  text: z.string({ error: 'expected_text' }).max(mostThreadCharacters, { error: 'too_long' }).transform(threadText).refine(text => text !== '', { error: 'required' }),
  anyway: z.boolean({ error: 'expected_true_or_false' }).default(false).describe('Reads a newsletter or a notice too.'),
  fresh: z.boolean({ error: 'expected_true_or_false' }).default(false).describe('Asks again and replaces the kept answer.'),
})
export type ReadThreadRequest = z.output<typeof readThreadSchema>

const key = z.string().min(1, { error: 'required' }).max(40, { error: 'too_long' })
/** A stored contact, or one of `people` that is accepted in the same request. */
const contact = z.union([z.strictObject({ id: idSchema }), z.strictObject({ key })]).nullable().default(null)
const items = <Fields extends z.ZodType>(fields: Fields) => z.array(z.strictObject({ key, fields, contact })).max(50, { error: 'too_many' }).default([])

/** What a person takes over from a reading, as they have left it. A person with an `id` is a contact whose empty fields are filled. */
export const acceptReadingSchema = z.strictObject({
  companies: z.array(z.strictObject({ key, fields: createCompanySchema })).max(50, { error: 'too_many' }).default([]),
  people: z.array(z.strictObject({ key, id: idSchema.optional(), fields: createContactSchema })).max(50, { error: 'too_many' }).default([]),
  deals: items(createDealSchema),
  tasks: items(createTaskSchema),
  mails: items(activityDetailsSchema),
})
export type AcceptReading = z.output<typeof acceptReadingSchema>
export type AcceptReadingInput = z.input<typeof acceptReadingSchema>
