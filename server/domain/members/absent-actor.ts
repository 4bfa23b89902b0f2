import type { Session } from '#shared/accounts/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { findPerson } from './members.repository'

/**
 * A member as who they are now, to act for them in work that goes on when they have long closed the browser. Throws
 * forbidden if they are no longer one.
 */
export async function absentActor(db: Database, organizationId: string, userId: string): Promise<Actor> {
  const row = await findPerson(db, organizationId, userId)
  if (!row) throw new DomainError('forbidden', { detail: 'Whoever began this is no longer a member of the organization.' })
  const { role, organizationName, defaultCurrency, ...user } = row
  const session: Session = {
    user: { ...user, shortcuts: user.shortcuts === 1, isOperator: user.isOperator === 1 },
    organization: { id: organizationId, name: organizationName, defaultCurrency },
    role,
  }
  return { userId, organizationId, role, timeZone: user.timeZone, sessionId: null, session }
}
