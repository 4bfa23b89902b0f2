import { z } from 'zod'
import { id, instant } from '#shared/http/answers'
import { roles } from './permissions'

const role = z.enum(roles)

export const memberSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  isActive: z.boolean(),
  joinedAt: instant,
  lastSeenAt: instant.nullable().describe('Shown to admins.'),
  hasTwoStep: z.boolean().nullable().describe('Shown to admins.'),
}).meta({ id: 'Member', description: 'A person in the organization.' })
export type Member = z.infer<typeof memberSchema>

export const inviteSchema = z.object({
  id,
  email: z.string().nullable().describe('Null for a link that is handed on by other ways than mail.'),
  role,
  invitedByName: z.string(),
  createdAt: instant,
  expiresAt: instant,
  acceptedAt: instant.nullable(),
  acceptedByName: z.string().nullable(),
}).meta({ id: 'Invite', description: 'An invitation into the organization.' })
export type Invite = z.infer<typeof inviteSchema>

/** What the holder of an invitation's link sees of it. */
const invitationSchema = z.object({ organization: z.string(), role, email: z.string().nullable(), invitedByName: z.string(), expiresAt: instant })
export type Invitation = z.infer<typeof invitationSchema>

export const memberAnswerSchema = z.object({ member: memberSchema })
export const membersAnswerSchema = z.object({ members: z.array(memberSchema) })
export const invitesAnswerSchema = z.object({ invites: z.array(inviteSchema) })
export const invitationAnswerSchema = z.object({ invitation: invitationSchema })

/** A new link, which is known this once: only its hash is stored. */
export const issuedInviteAnswerSchema = z.object({ invite: inviteSchema, link: z.string(), isMailed: z.boolean() })
export type IssuedInvite = z.infer<typeof issuedInviteAnswerSchema>
