import { proposalAnswerSchema } from '#shared/proposals/answers'
import { versionParams } from '#shared/proposals/schema'
import { putBackVersion } from '#server/domain/proposals/versions'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Put back a version of a proposal',
  details: 'What it says becomes the newest version; those between stay.',
  params: versionParams,
  versioned: true,
  problems: ['already_done'],
  answers: { 200: proposalAnswerSchema },
}, async ({ db, actor, params, version }) => ({ proposal: await putBackVersion(db, actor, params.id, params.number, version) }))
