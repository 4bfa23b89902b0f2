import type { Role } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import { scopedTo } from '#server/db/database'
import type { Actor } from '#server/domain/actor'
import { insertMembership, insertOrganization, insertUser } from '#server/domain/accounts/accounts.repository'
import { newId } from '#server/domain/ids'
import { createDefaultPipeline } from '#server/domain/pipelines/pipelines'

/** A member of an organization, ready to act in use cases, with the handle that is bound to it. */
export interface TestMember { actor: Actor, db: Database }

const createdAt = '2026-01-05T09:00:00.000Z'

/** An organization with its default pipeline and no members. */
export async function addOrganization(db: Database, name = 'Studio North'): Promise<string> {
  const id = newId()
  await insertOrganization(db, { id, name, defaultCurrency: 'EUR', createdAt, updatedAt: createdAt })
  await createDefaultPipeline(scopedTo(db, id), 'en')
  return id
}

/** A member with a role, without going through sign-in. */
export async function addMember(db: Database, organizationId: string, role: Role, name = 'Ana Torres'): Promise<TestMember> {
  const userId = newId()
  const email = `${userId}@studio-north.example`
  await insertUser(db, { id: userId, name, email, passwordHash: 'scrypt$0$0$0$$', locale: 'en', timeZone: 'Europe/Berlin', weekStart: 'monday', shortcuts: 1, isOperator: 0, createdAt, updatedAt: createdAt })
  await insertMembership(db, { organizationId, userId, role, createdAt })
  const organization = { ...await db.selectFrom('organizations').select(['id', 'name', 'defaultCurrency']).where('id', '=', organizationId).executeTakeFirstOrThrow(), exportRoles: [], requireTwoStep: false }
  const session = { user: { id: userId, name, email, isVerified: true, locale: 'en' as const, timeZone: 'Europe/Berlin', weekStart: 'monday' as const, calendar: null, shortcuts: true, isOperator: false, hasTwoStep: false, seenHints: [] }, organization, role }
  return { actor: { userId, organizationId, role, timeZone: 'Europe/Berlin', sessionId: newId(), session }, db: scopedTo(db, organizationId) }
}
