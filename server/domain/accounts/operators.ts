import type { Database } from '#server/db/database'
import { findOperatorMemberships } from './accounts.repository'

/** Who looks after the installation, and the organization each of them works in first. */
export async function listOperators(db: Database): Promise<{ userId: string, organizationId: string }[]> {
  const memberships = await findOperatorMemberships(db)
  return memberships.filter(({ userId }, index) => memberships.findIndex(other => other.userId === userId) === index)
}
