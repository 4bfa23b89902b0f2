import { z } from 'zod'
import { idSchema, line } from '#shared/http/fields'

const limit = z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).nullable()

/** What a plan allows an organization; null: as much as it likes. */
export const planLimitsSchema = z.strictObject({
  /** Contacts, companies, deals, activities and tasks together, without those in the trash. */
  records: limit,
  /** Of all files that are kept, those in the trash too. */
  storageBytes: limit,
  /** By API keys, on a day in UTC; the browser is never locked out. */
  apiCallsPerDay: limit,
  /** On a day in UTC; invitations, confirmations and new passwords are always sent. */
  emailsPerDay: limit,
  /** Sent to Claude and received from it, in a month in UTC; answers that are kept cost none. */
  aiTokensPerMonth: limit,
})
export type PlanLimits = z.output<typeof planLimitsSchema>
export type LimitName = keyof PlanLimits

export const noLimits: PlanLimits = { records: null, storageBytes: null, apiCallsPerDay: null, emailsPerDay: null, aiTokensPerMonth: null }

const name = line(80).min(1, { error: 'required' })

export const createPlanSchema = z.strictObject({ name, limits: planLimitsSchema.partial().default({}).transform(limits => ({ ...noLimits, ...limits })) })
export const updatePlanSchema = z.strictObject({ name, limits: planLimitsSchema.partial() }).partial()
export const assignPlanSchema = z.strictObject({ planId: idSchema.nullable() })

export type CreatePlan = z.output<typeof createPlanSchema>
export type UpdatePlan = z.output<typeof updatePlanSchema>
