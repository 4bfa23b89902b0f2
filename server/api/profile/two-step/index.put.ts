import { enableTwoStepSchema, recoveryCodesSchema } from '#shared/accounts/two-step'
import { enableTwoStep } from '#server/domain/two-step/two-step'
import { defineRoute } from '#server/http/handler'
import { twoStepKey } from '#server/http/two-step-key'

export default defineRoute({
  summary: 'Switch two-step sign-in on',
  details: 'Ends your other sessions, and answers the recovery codes this once.',
  beforeTwoStep: true,
  body: enableTwoStepSchema,
  problems: ['already_done'],
  answers: { 200: recoveryCodesSchema },
}, async ({ db, actor, body }) => ({ recoveryCodes: await enableTwoStep(db, actor, body.code, twoStepKey()) }))
