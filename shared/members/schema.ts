import { z } from 'zod'
import { loginSchema, newAccountSchema } from '#shared/accounts/schema'
import { emailSchema, idSchema, optional } from '#shared/http/fields'
import { roles } from './permissions'

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

export type { Member, Invite, Invitation } from './answers'
