import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { findMemberRole } from '../members/members'

/** On whose behalf an import runs. It goes on when the person has long closed the browser. */
export type ImportAuthor = Pick<Actor, 'userId' | 'organizationId' | 'role'>

/** The author with the role they have now, which may not be the one they began with. */
export async function currentAuthor(db: Database, organizationId: string, userId: string): Promise<ImportAuthor> {
  const role = await findMemberRole(db, organizationId, userId)
  if (!role) throw new DomainError('forbidden', { detail: 'Whoever began this import is no longer a member of the organization.' })
  return { organizationId, userId, role }
}
