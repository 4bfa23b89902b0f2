import { importedAnswersAnswer } from '#shared/ai/kept-answers'
import { importKeptAnswers } from '#server/domain/ai/kept-answers'
import { bytes } from '#server/http/description'
import { defineRoute } from '#server/http/handler'
import { incomingLines } from '#server/http/lines'

const mostBytes = 256 * 1024 ** 2

/** The body is the file itself, as it was exported. */
export default defineRoute({
  summary: 'Import kept answers of Claude',
  details: 'As they were exported. What is here already stays; what is not what its hash says is refused.',
  reads: bytes('application/x-ndjson'),
  problems: ['unreadable_file', 'too_large'],
  answers: { 200: importedAnswersAnswer },
}, async ({ event, db, actor }) => await importKeptAnswers(db, actor, incomingLines(event, mostBytes)))
