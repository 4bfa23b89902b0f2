import { beginTwoStepSchema, twoStepSetUpSchema } from '#shared/accounts/two-step'
import { beginTwoStep } from '#server/domain/two-step/two-step'
import { defineRoute } from '#server/http/handler'
import { twoStepKey } from '#server/http/two-step-key'

export default defineRoute({
  summary: 'Begin to set two-step sign-in up',
  details: 'Answers the secret for an app that makes codes. It counts once a code has proved that the app has it.',
  beforeTwoStep: true,
  body: beginTwoStepSchema,
  problems: ['already_done'],
  answers: { 200: twoStepSetUpSchema },
}, async ({ db, actor, body }) => await beginTwoStep(db, actor, body.password, twoStepKey()))
