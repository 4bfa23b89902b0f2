import type { Hint } from '#shared/accounts/hints'
import type { Session } from '#shared/accounts/schema'
import type { ExportRole } from '#shared/members/permissions'
import { scopedTo, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { seesShares } from '../shares/visibility'
import { findMemberRow, type MemberRow } from './accounts.repository'

/** A member as one who acts, with the rights that they have now. */
export async function actorOf(db: Database, row: MemberRow, sessionId: string | null): Promise<Actor> {
  const session: Session = {
    user: { id: row.userId, name: row.userName, email: row.email, isVerified: row.emailVerifiedAt !== null, locale: row.locale, timeZone: row.timeZone, weekStart: row.weekStart, calendar: row.calendar, shortcuts: row.shortcuts === 1, isOperator: row.isOperator === 1, hasTwoStep: row.twoStepSince !== null, seenHints: JSON.parse(row.seenHints) as Hint[] },
    organization: { id: row.organizationId, name: row.organizationName, defaultCurrency: row.defaultCurrency, exportRoles: JSON.parse(row.exportRoles) as ExportRole[], requireTwoStep: row.requireTwoStep === 1 },
    role: row.role,
  }
  const hasShares = await seesShares(scopedTo(db, row.organizationId), row)
  return { userId: row.userId, organizationId: row.organizationId, role: row.role, timeZone: row.timeZone, sessionId, hasShares, session }
}

/** A member for what is done in their name while they are away; undefined if they are none, or not active. */
export async function findMemberActor(db: Database, organizationId: string, userId: string): Promise<Actor | undefined> {
  const row = await findMemberRow(db, { organizationId, userId })
  return row && await actorOf(db, row, null)
}
