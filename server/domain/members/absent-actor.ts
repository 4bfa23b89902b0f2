import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { findMemberActor } from '../accounts/member-actor'
import type { Actor } from '../actor'

/**
 * A member as who they are now, to act for them in work that goes on when they have long closed the browser. Throws
 * forbidden if they are no longer one.
 */
export async function absentActor(db: Database, organizationId: string, userId: string): Promise<Actor> {
  const actor = await findMemberActor(db, organizationId, userId)
  if (!actor) throw new DomainError('forbidden', { detail: 'Whoever began this is no longer a member of the organization.' })
  return actor
}
