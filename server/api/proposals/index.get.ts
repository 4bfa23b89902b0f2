import { proposalsAnswerSchema } from '#shared/proposals/answers'
import { listProposalsSchema } from '#shared/proposals/schema'
import { listProposals } from '#server/domain/proposals/list-proposals'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List proposals',
  query: listProposalsSchema,
  answers: { 200: proposalsAnswerSchema },
}, async ({ db, actor, query }) => await listProposals(db, actor, query))
