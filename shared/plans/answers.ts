import { z } from 'zod'
import { id, instant } from '#shared/http/answers'
import { planLimitsSchema } from './schema'

export const planSchema = z.object({ id, name: z.string(), limits: planLimitsSchema, createdAt: instant, updatedAt: instant })
export type Plan = z.infer<typeof planSchema>

export const planAnswer = z.object({ plan: planSchema })

/** An organization of the installation, as its operator sees it. */
export const plannedOrganizationSchema = z.object({ id, name: z.string(), planId: id.nullable() })
export type PlannedOrganization = z.infer<typeof plannedOrganizationSchema>

export const plansAnswer = z.object({ plans: z.array(planSchema), organizations: z.array(plannedOrganizationSchema) })
export const plannedOrganizationAnswer = z.object({ organization: plannedOrganizationSchema })
