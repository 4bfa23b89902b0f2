import { twoStepStateSchema } from '#shared/accounts/two-step'
import { readTwoStep } from '#server/domain/two-step/two-step'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read whether you sign in with two steps',
  beforeTwoStep: true,
  answers: { 200: twoStepStateSchema },
}, async ({ db, actor }) => await readTwoStep(db, actor))
