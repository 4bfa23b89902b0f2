import { z } from 'zod'
import { activitySchema } from '#shared/activities/answers'
import { contactSchema } from '#shared/contacts/answers'
import { dealSchema } from '#shared/deals/answers'

const activity = activitySchema.nullable().describe('What happened, where that was logged.')

export const completedContactActionAnswerSchema = z.object({ contact: contactSchema, activity })
export const completedDealActionAnswerSchema = z.object({ deal: dealSchema, activity })
