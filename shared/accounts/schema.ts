import { z } from 'zod'
import { calendarNames } from '#shared/dates/calendars'
import { exportRoles } from '#shared/members/permissions'
import { currencySchema, emailSchema, idSchema, line, timeZoneSchema } from '#shared/http/fields'
import { hints } from './hints'
import { codeSchema } from './two-step'

export const locales = ['en', 'fa'] as const
export type Locale = (typeof locales)[number]

export const weekStarts = ['monday', 'saturday', 'sunday'] as const

const name = line(120).min(1, { error: 'required' })
const password = z.string({ error: 'expected_text' }).min(10, { error: 'password_too_short' }).max(200, { error: 'too_long' })

export const newAccountSchema = z.strictObject({
  name,
  email: emailSchema,
  password,
  locale: z.enum(locales, { error: 'unknown_locale' }).optional(),
  timeZone: timeZoneSchema.optional(),
})
export const registerSchema = newAccountSchema.extend({ organization: name, setUpCode: z.string().max(100).optional() })
export const loginSchema = z.strictObject({ email: emailSchema, password: z.string({ error: 'expected_text' }).max(200, { error: 'too_long' }), code: codeSchema.optional() })
export const forgotSchema = z.strictObject({ email: emailSchema })
export const resetSchema = z.strictObject({ token: z.string().max(200), password })
export const verifySchema = z.strictObject({ token: z.string({ error: 'expected_text' }).max(200, { error: 'too_long' }) })
export const changeEmailSchema = z.strictObject({ email: emailSchema, password: z.string({ error: 'expected_text' }).max(200, { error: 'too_long' }) })
export const changePasswordSchema = z.strictObject({ currentPassword: z.string().max(200), password })

export const updateProfileSchema = z.strictObject({
  name,
  locale: z.enum(locales, { error: 'unknown_locale' }),
  timeZone: timeZoneSchema,
  weekStart: z.enum(weekStarts, { error: 'unknown_week_start' }),
  /** Null: the one of the language. */
  calendar: z.enum(calendarNames, { error: 'unknown_calendar' }).nullable(),
  shortcuts: z.boolean({ error: 'expected_true_or_false' }),
  /** The hints that have been put away; none: all are shown again. */
  seenHints: z.array(z.enum(hints, { error: 'unknown_hint' })).max(hints.length, { error: 'too_many' }).transform(names => [...new Set(names)]),
}).partial()
export const updateOrganizationSchema = z.strictObject({
  name,
  defaultCurrency: currencySchema,
  exportRoles: z.array(z.enum(exportRoles, { error: 'unknown_role' })).max(exportRoles.length, { error: 'too_many' }).transform(roles => [...new Set(roles)].sort()),
  requireTwoStep: z.boolean({ error: 'expected_true_or_false' }),
}).partial()
/** Above this percentage a discount needs a manager's approval; null: none does. */
export const discountLimitSchema = z.strictObject({
  discountLimitPercent: z.int({ error: 'expected_number' }).min(0, { error: 'too_small' }).max(100, { error: 'too_large' }).nullable(),
})

export const createOrganizationSchema = z.strictObject({ name })
export const switchOrganizationSchema = z.strictObject({ organization: idSchema })

export type NewAccount = z.output<typeof newAccountSchema>
export type Register = z.output<typeof registerSchema>
export type Login = z.output<typeof loginSchema>
export type UpdateProfile = z.output<typeof updateProfileSchema>
export type UpdateOrganization = z.output<typeof updateOrganizationSchema>

export type { Session, OwnSession, OwnOrganization } from './answers'
