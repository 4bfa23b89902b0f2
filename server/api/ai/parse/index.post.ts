import { readingSchema } from '#shared/reading/answers'
import { readThreadSchema } from '#shared/reading/schema'
import { mostThreadBytes } from '#shared/reading/thread-text'
import { readThread } from '#server/domain/reading/read-thread'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read a thread',
  details: 'Takes text; of an .eml its words, which the caller takes out of it. Proposes people, companies, deals, promises and next actions, each with the passage it rests on and matched against what the caller sees. Nothing is stored: take over what is right with POST /api/ai/parse/acceptance.',
  body: readThreadSchema,
  mostBytes: mostThreadBytes,
  keepsNoAnswer: true,
  problems: aiProblems,
  answers: { 200: readingSchema },
}, async ({ event, db, actor, body }) => await answeringWhileItComes(event, (_, signal) => readThread(db, actor, body, signal)))
