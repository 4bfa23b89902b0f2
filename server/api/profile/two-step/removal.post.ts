import { twoStepProofSchema } from '#shared/accounts/two-step'
import { disableTwoStep } from '#server/domain/two-step/two-step'
import { defineRoute, noContent } from '#server/http/handler'
import { twoStepKey } from '#server/http/two-step-key'

export default defineRoute({
  summary: 'Switch two-step sign-in off',
  details: 'Ends your other sessions.',
  body: twoStepProofSchema,
  problems: ['wrong_code', 'already_done'],
  answers: { 204: null },
}, async ({ event, db, actor, body }) => {
  await disableTwoStep(db, actor, body, twoStepKey())
  return noContent(event)
})
