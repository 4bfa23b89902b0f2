import { z } from 'zod'
import { calendarNames } from '#shared/dates/calendars'
import { id, instant } from '#shared/http/answers'
import { exportRoles, roles } from '#shared/members/permissions'
import { hints } from './hints'
import { locales, weekStarts } from './schema'

const role = z.enum(roles)

const userSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  isVerified: z.boolean(),
  locale: z.enum(locales),
  timeZone: z.string(),
  weekStart: z.enum(weekStarts),
  calendar: z.enum(calendarNames).nullable(),
  shortcuts: z.boolean(),
  isOperator: z.boolean(),
  hasTwoStep: z.boolean(),
  seenHints: z.array(z.enum(hints)),
}).meta({ id: 'User', description: 'The person who is signed in, and how they like it.' })

const organizationSchema = z.object({
  id,
  name: z.string(),
  defaultCurrency: z.string(),
  exportRoles: z.array(z.enum(exportRoles)),
  requireTwoStep: z.boolean(),
}).meta({ id: 'Organization', description: 'One tenant\'s account, which owns all of its data.' })

/** Who is signed in, where, and how they like it. */
export const sessionSchema = z.object({
  user: userSchema,
  organization: organizationSchema,
  role,
  sendsMail: z.boolean().optional().describe('Whether the installation can send mail; told by the session\'s own route.'),
})
export type Session = z.infer<typeof sessionSchema>

export const signedInAnswerSchema = sessionSchema.extend({ token: z.literal('cookie').describe('A constant: the session itself is in an httpOnly cookie.') })
export const profileAnswerSchema = z.object({ profile: userSchema })
export const organizationAnswerSchema = z.object({ organization: organizationSchema })

export const ownSessionSchema = z.object({
  id,
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  current: z.boolean(),
}).meta({ id: 'OwnSession', description: 'A browser in which the person is signed in.' })
export type OwnSession = z.infer<typeof ownSessionSchema>
export const ownSessionsAnswerSchema = z.object({ sessions: z.array(ownSessionSchema) })

/** An organization that the signed-in person works in. */
const ownOrganizationSchema = z.object({ id, name: z.string(), role })
export type OwnOrganization = z.infer<typeof ownOrganizationSchema>
export const ownOrganizationAnswerSchema = z.object({ organization: ownOrganizationSchema })
export const ownOrganizationsAnswerSchema = z.object({ organizations: z.array(ownOrganizationSchema), mayCreate: z.boolean() })

export const registrationAnswerSchema = z.object({ open: z.boolean(), setUpCodeRequired: z.boolean() })
export const changedEmailAnswerSchema = z.object({ isChanged: z.boolean().describe('False: a link was mailed to the new address, which counts once it is opened.') })
export const verifiedEmailAnswerSchema = z.object({ email: z.string() })
export const discountLimitAnswerSchema = z.object({ discountLimitPercent: z.int().nullable().describe('Above it a discount needs an approval; null: none does.') })
export const calendarFeedAnswerSchema = z.object({ address: z.string().nullable() })

const notificationSettingsSchema = z.object({
  reminderMail: z.boolean(),
  digest: z.boolean(),
  digestHour: z.int().describe('An hour of the person\'s own day.'),
  mentionMail: z.boolean(),
})
export const notificationSettingsAnswerSchema = z.object({ settings: notificationSettingsSchema })
export const notificationSettingsWithMailAnswerSchema = z.object({ settings: notificationSettingsSchema, sendsMail: z.boolean() })
