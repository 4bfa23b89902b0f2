import { proposalVersionAnswerSchema } from '#shared/proposals/answers'
import { versionParams } from '#shared/proposals/schema'
import { getVersion } from '#server/domain/proposals/versions'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read a version of a proposal',
  params: versionParams,
  answers: { 200: proposalVersionAnswerSchema },
}, async ({ db, actor, params }) => ({ version: await getVersion(db, actor, params.id, params.number) }))
