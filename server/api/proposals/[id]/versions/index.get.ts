import { proposalVersionsAnswerSchema } from '#shared/proposals/answers'
import { listVersions } from '#server/domain/proposals/versions'
import { defineRoute } from '#server/http/handler'
import { idParams } from '#server/http/params'

export default defineRoute({
  summary: 'List the versions of a proposal',
  params: idParams,
  answers: { 200: proposalVersionsAnswerSchema },
}, async ({ db, actor, params }) => ({ versions: await listVersions(db, actor, params.id) }))
