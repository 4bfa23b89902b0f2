import { z } from 'zod'
import { activityDetailsSchema } from '#shared/activities/schema'
import { line, optional, optionalDay } from '#shared/http/fields'

/** Done, what happened, and the next step at once. */
export const completeNextActionSchema = z.strictObject({
  activity: activityDetailsSchema.optional(),
  nextAction: optional(line(300)),
  nextActionDate: optionalDay,
})
export type CompleteNextAction = z.input<typeof completeNextActionSchema>
