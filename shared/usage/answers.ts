import { z } from 'zod'
import { day, id } from '#shared/http/answers'
import { planLimitsSchema } from '#shared/plans/schema'

const amount = z.int()

/** How many records of each kind there are, without those in the trash. */
export const recordCountsSchema = z.object({ contacts: amount, companies: amount, deals: amount, activities: amount, tasks: amount })

export const usageDaySchema = z.object({ day, apiCalls: amount, emails: amount })
export const memberUsageSchema = z.object({ userId: id, name: z.string(), records: amount, storageBytes: amount, apiCalls: amount, emails: amount })

/** What the organization uses of the installation. */
export const usageSchema = z.object({
  plan: z.string().nullable(),
  limits: planLimitsSchema,
  records: recordCountsSchema,
  storageBytes: amount,
  aiTokens: amount.describe('Of Claude in this month (UTC), those included that are reserved for calls under way.'),
  days: z.array(usageDaySchema).describe('The last 30 days in UTC, the latest last.'),
  members: z.array(memberUsageSchema).optional().describe('For admins: who has what, with the calls and mails of the 30 days.'),
})
export type Usage = z.infer<typeof usageSchema>
export type UsageDay = z.infer<typeof usageDaySchema>
export type MemberUsage = z.infer<typeof memberUsageSchema>

export const usageAnswer = z.object({ usage: usageSchema })
