import { recoveryCodesSchema, twoStepProofSchema } from '#shared/accounts/two-step'
import { renewRecoveryCodes } from '#server/domain/two-step/two-step'
import { defineRoute } from '#server/http/handler'
import { twoStepKey } from '#server/http/two-step-key'

export default defineRoute({
  summary: 'Take new recovery codes',
  details: 'Those from before are dead. The new ones are answered this once.',
  body: twoStepProofSchema,
  problems: ['wrong_code', 'already_done'],
  answers: { 200: recoveryCodesSchema },
}, async ({ db, actor, body }) => ({ recoveryCodes: await renewRecoveryCodes(db, actor, body, twoStepKey()) }))
