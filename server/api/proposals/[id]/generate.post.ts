import { proposalAnswerSchema } from '#shared/proposals/answers'
import { generateProposalSchema } from '#shared/proposals/generate'
import { generateProposal } from '#server/domain/proposals/generate-proposal'
import { aiProblems } from '#server/http/ai-problems'
import { answeringWhileItComes } from '#server/http/ai-stream'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'Have Claude write a proposal',
  details: 'All of the usual sections, or the one that is named, from the history with the client. With Accept: text/event-stream the text of a section comes while it is written.',
  params: idParams,
  body: generateProposalSchema,
  versioned: true,
  keepsNoAnswer: true,
  problems: ['already_done', ...aiProblems],
  answers: { 200: proposalAnswerSchema },
}, async ({ event, db, actor, params, body, version }) => await answeringWhileItComes(event, async (onText, signal) => (
  { proposal: await generateProposal(db, actor, params.id, body, version, { onText, signal }) })))
