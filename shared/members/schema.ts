import { z } from 'zod'
import { loginSchema, newAccountSchema } from '#shared/accounts/schema'
import { emailSchema, idSchema, optional } from '#shared/http/fields'
import { roles, type Role } from './permissions'

const role = z.enum(roles, { error: 'unknown_role' })
const token = z.string({ error: 'expected_text' }).max(200, { error: 'too_long' })

export const createInviteSchema = z.strictObject({ email: optional(z.union([z.literal(''), emailSchema])), role })

/** What a link of an invitation shows of itself. */
export const inviteTokenQuery = z.strictObject({ token })

/** Takes an invitation: as whoever is signed in, with a new account, or with one that exists. */
export const acceptInviteSchema = z.strictObject({ token, account: newAccountSchema.optional(), login: loginSchema.optional() })

/** `recordsTo`: the member who gets the records of one who is deactivated or removed; without it, the admin who does it. */
export const updateMemberSchema = z.strictObject({ role, isActive: z.boolean({ error: 'expected_true_or_false' }), recordsTo: idSchema }).partial()
export const removeMemberQuery = z.strictObject({ recordsTo: idSchema.optional() })

export type CreateInvite = z.output<typeof createInviteSchema>
export type UpdateMember = z.output<typeof updateMemberSchema>

export interface Member {
  id: string
  name: string
  email: string
  role: Role
  isActive: boolean
  joinedAt: string
  /** Shown to admins. */
  lastSeenAt: string | null
  /** Shown to admins. */
  hasTwoStep: boolean | null
}

export interface Invite {
  id: string
  /** Null for a link that is handed on by other ways than mail. */
  email: string | null
  role: Role
  invitedByName: string
  createdAt: string
  expiresAt: string
  acceptedAt: string | null
  acceptedByName: string | null
}

/** What the holder of an invitation's link sees of it. */
export interface Invitation { organization: string, role: Role, email: string | null, invitedByName: string, expiresAt: string }
