import { acceptanceSchema } from '#shared/reading/answers'
import { acceptReadingSchema } from '#shared/reading/schema'
import { acceptReading } from '#server/domain/reading/accept-reading'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Take over what was read',
  details: 'Stores what is sent, all of it or nothing: new companies and contacts, additions to contacts that are named by id, deals, tasks and the thread as an e-mail. Keys join them: a deal belongs to a contact of the same request, or to a stored one.',
  body: acceptReadingSchema,
  problems: ['duplicate_email'],
  answers: { 200: acceptanceSchema },
}, async ({ db, actor, body }) => ({ accepted: await acceptReading(db, actor, body) }))
