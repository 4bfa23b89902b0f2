import type { Member } from '#shared/members/schema'
import { can, roles, type Permission, type Role } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import { invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { findMembershipRow, listIdsByRole, listMembershipRows } from './members.repository'

type Organization = Pick<Actor, 'organizationId'>

/** Everyone in the actor's organization, by name, the deactivated too. Only admins learn when someone was last here, and who has two-step sign-in. */
export async function listMembers(db: Database, actor: Actor): Promise<Member[]> {
  const rows = await listMembershipRows(db, actor.organizationId)
  return rows.map(row => toMember(actor, row))
}

export async function getMember(db: Database, actor: Actor, userId: string): Promise<Member> {
  const row = await findMembershipRow(db, actor.organizationId, userId)
  if (!row) throw notFound()
  return toMember(actor, row)
}

function toMember(actor: Actor, { deactivatedAt, lastSeenAt, twoStepSince, ...row }: NonNullable<Awaited<ReturnType<typeof findMembershipRow>>>): Member {
  const isShown = can(actor.role, 'members.manage')
  return { ...row, isActive: deactivatedAt === null, lastSeenAt: isShown ? lastSeenAt : null, hasTwoStep: isShown ? twoStepSince !== null : null }
}

/** Refuses an owner, named in `field`, who is not an active member of the organization. */
export async function assertIsMember(db: Database, actor: Organization & { userId: string }, userId: string | null | undefined, field = 'ownerId'): Promise<void> {
  if (!userId || userId === actor.userId) return
  if (!await findMemberRole(db, actor.organizationId, userId)) throw invalidField(field, 'unknown_member', 'This person is not an active member of this organization')
}

/** The role a user has in an organization now; undefined for those who are not, or no longer, members. */
export async function findMemberRole(db: Database, organizationId: string, userId: string): Promise<Role | undefined> {
  const member = await findMembershipRow(db, organizationId, userId)
  return member?.deactivatedAt === null ? member.role : undefined
}

export async function findMemberName(db: Database, organizationId: string, userId: string): Promise<string | null> {
  return (await findMembershipRow(db, organizationId, userId))?.name ?? null
}

/** The active admins of the organization, the longest-standing first. */
export async function adminsOf(db: Database, { organizationId }: Organization): Promise<string[]> {
  return await listIdsByRole(db, organizationId, ['admin'])
}

/** The active members whose role has a permission, the longest-standing first. */
export async function membersWith(db: Database, { organizationId }: Organization, permission: Permission): Promise<string[]> {
  return await listIdsByRole(db, organizationId, roles.filter(role => can(role, permission)))
}
