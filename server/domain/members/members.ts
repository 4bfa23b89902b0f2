import type { Member } from '#shared/accounts/schema'
import type { Role } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'

/** Everyone in the actor's organization, by name. */
export async function listMembers(db: Database, actor: Actor): Promise<Member[]> {
  return await db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId')
    .select(['u.id', 'u.name', 'u.email', 'm.role']).where('m.organizationId', '=', actor.organizationId).orderBy('u.name').execute()
}

/** Refuses an owner who is not a member of the organization. */
export async function assertIsMember(db: Database, actor: Actor, userId: string | null | undefined): Promise<void> {
  if (!userId || userId === actor.userId) return
  const member = await db.selectFrom('memberships').select('userId').where('organizationId', '=', actor.organizationId).where('userId', '=', userId).executeTakeFirst()
  if (!member) throw invalidField('ownerId', 'unknown_member', 'The owner is not a member of this organization')
}

/** The role a user has in an organization now; undefined for those who are not members. */
export async function findMemberRole(db: Database, organizationId: string, userId: string): Promise<Role | undefined> {
  const member = await db.selectFrom('memberships').select('role').where('organizationId', '=', organizationId).where('userId', '=', userId).executeTakeFirst()
  return member?.role
}
