import type { Insertable, Updateable } from 'kysely'
import type { Role } from '#shared/members/permissions'
import type { Database } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import type { SessionsTable } from '#server/db/account-tables'
import type { OrganizationsTable, UsersTable } from '#server/db/schema'

export async function countUsers(db: Database): Promise<number> {
  const { count } = await db.selectFrom('users').select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

export async function findUserByEmail(db: Database, email: string) {
  return await db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst()
}

export async function getUser(db: Database, id: string) {
  return await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function insertUser(db: Database, user: Insertable<UsersTable>): Promise<void> {
  await db.insertInto('users').values(user).execute()
}

export async function updateUser(db: Database, id: string, changes: Updateable<UsersTable>): Promise<void> {
  await db.updateTable('users').set(changes).where('id', '=', id).execute()
}

export async function insertOrganization(db: Database, organization: Insertable<OrganizationsTable>): Promise<void> {
  await db.insertInto('organizations').values(organization).execute()
}

export async function findOrganizationName(db: Database, id: string): Promise<string | undefined> {
  return (await db.selectFrom('organizations').select('name').where('id', '=', id).executeTakeFirst())?.name
}

export async function findDiscountLimit(db: Database, id: string): Promise<number | null> {
  return (await db.selectFrom('organizations').select('discountLimitPercent').where('id', '=', id).executeTakeFirst())?.discountLimitPercent ?? null
}

export async function updateOrganizationRow(db: Database, id: string, changes: Updateable<OrganizationsTable>): Promise<void> {
  await db.updateTable('organizations').set(changes).where('id', '=', id).execute()
}

export async function insertMembership(db: Database, membership: { organizationId: string, userId: string, role: Role, createdAt: string }): Promise<void> {
  await db.insertInto('memberships').values({ ...membership, deactivatedAt: null, lastSeenAt: null }).execute()
}

/** The organization that a person signs in to: the one they were in last. */
export async function findLatestMembership(db: Database, userId: string) {
  return await db.selectFrom('memberships').select(['organizationId', 'role']).where('userId', '=', userId).where('deactivatedAt', 'is', null)
    .orderBy(eb => eb.fn.coalesce('lastSeenAt', 'createdAt'), 'desc').limit(1).executeTakeFirst()
}

export async function findOperatorMemberships(db: Database) {
  return await db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId').select(['m.userId', 'm.organizationId'])
    .where('u.isOperator', '=', 1).orderBy('m.createdAt').execute()
}

/** The organizations that a person works in, by name. */
export async function listOrganizationRows(db: Database, userId: string): Promise<{ id: string, name: string, role: Role }[]> {
  return await db.selectFrom('memberships as m').innerJoin('organizations as o', 'o.id', 'm.organizationId').select(['o.id', 'o.name', 'm.role'])
    .where('m.userId', '=', userId).where('m.deactivatedAt', 'is', null).orderBy('o.name').orderBy('o.id').execute()
}

export async function moveSession(db: Database, id: string, organizationId: string): Promise<void> {
  await db.updateTable('sessions').set({ organizationId }).where('id', '=', id).execute()
}

export async function insertSession(db: Database, session: Insertable<SessionsTable>): Promise<void> {
  await db.insertInto('sessions').values(session).execute()
}

/** Who a member is, and with which rights; of the tables `u` users, `o` organizations, `m` memberships and `t` twoSteps. */
const memberColumns = [
  'm.role', 'o.id as organizationId', 'o.name as organizationName', 'o.defaultCurrency', 'o.exportRoles', 'o.requireTwoStep',
  'u.id as userId', 'u.name as userName', 'u.email', 'u.emailVerifiedAt', 'u.locale', 'u.timeZone', 'u.weekStart', 'u.calendar', 'u.shortcuts', 'u.isOperator', 'u.seenHints', 't.enabledAt as twoStepSince',
] as const

/** Everything about the person behind a session token, in one statement: it runs for every request. */
const sessionsByTokenHash = prepared(['tokenHash'], (db, { tokenHash }: { tokenHash: string }) => db.selectFrom('sessions as s')
  .innerJoin('users as u', 'u.id', 's.userId')
  .innerJoin('organizations as o', 'o.id', 's.organizationId')
  .innerJoin('memberships as m', join => join.onRef('m.userId', '=', 's.userId').onRef('m.organizationId', '=', 's.organizationId').on('m.deactivatedAt', 'is', null))
  .leftJoin('twoSteps as t', 't.userId', 'u.id')
  .select(['s.id as sessionId', 's.lastSeenAt', 's.expiresAt'])
  .select(memberColumns)
  .where('s.tokenHash', '=', tokenHash))

export async function findSessionByTokenHash(db: Database, tokenHash: string) {
  return (await sessionsByTokenHash(db, { tokenHash }))[0]
}

function selectMembers(db: Database) {
  return db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId').innerJoin('organizations as o', 'o.id', 'm.organizationId').leftJoin('twoSteps as t', 't.userId', 'u.id')
    .select(memberColumns).where('m.deactivatedAt', 'is', null)
}

export type MemberRow = Awaited<ReturnType<ReturnType<typeof selectMembers>['executeTakeFirstOrThrow']>>

/** An active member, by who they are or by the address of their calendar. */
export async function findMemberRow(db: Database, by: { organizationId: string, userId: string } | { calendarFeedId: string }): Promise<MemberRow | undefined> {
  const members = selectMembers(db)
  return await ('calendarFeedId' in by
    ? members.where('m.calendarFeedId', '=', by.calendarFeedId)
    : members.where('m.organizationId', '=', by.organizationId).where('m.userId', '=', by.userId)).executeTakeFirst()
}

export async function findCalendarFeedId(db: Database, organizationId: string, userId: string): Promise<string | null> {
  const row = await db.selectFrom('memberships').select('calendarFeedId').where('organizationId', '=', organizationId).where('userId', '=', userId).executeTakeFirst()
  return row?.calendarFeedId ?? null
}

export async function updateCalendarFeedId(db: Database, organizationId: string, userId: string, calendarFeedId: string | null): Promise<void> {
  await db.updateTable('memberships').set({ calendarFeedId }).where('organizationId', '=', organizationId).where('userId', '=', userId).execute()
}

export async function touchSession(db: Database, id: string, lastSeenAt: string): Promise<void> {
  await db.updateTable('sessions').set({ lastSeenAt }).where('id', '=', id).execute()
}

export async function touchMembership(db: Database, organizationId: string, userId: string, lastSeenAt: string): Promise<void> {
  await db.updateTable('memberships').set({ lastSeenAt }).where('organizationId', '=', organizationId).where('userId', '=', userId).execute()
}

export async function listSessionsOf(db: Database, userId: string, now: string) {
  return await db.selectFrom('sessions').select(['id', 'createdAt', 'lastSeenAt', 'userAgent', 'address'])
    .where('userId', '=', userId).where('expiresAt', '>', now).orderBy('lastSeenAt', 'desc').execute()
}

export async function deleteSessionByTokenHash(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('tokenHash', '=', tokenHash).execute()
}

/** Answers whether the session was there and theirs. */
export async function deleteSessionOf(db: Database, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('userId', '=', userId).where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteSessionsOf(db: Database, userId: string, except: string | null): Promise<void> {
  await db.deleteFrom('sessions').where('userId', '=', userId).$if(except !== null, query => query.where('id', '!=', except!)).execute()
}

/** Ends what a person has open in one organization. */
export async function deleteSessionsIn(db: Database, organizationId: string, userId: string, except: string | null): Promise<void> {
  await db.deleteFrom('sessions').where('organizationId', '=', organizationId).where('userId', '=', userId).$if(except !== null, query => query.where('id', '!=', except!)).execute()
}

export async function insertPasswordReset(db: Database, reset: { tokenHash: string, userId: string, expiresAt: string }): Promise<void> {
  await db.insertInto('passwordResets').values({ ...reset, usedAt: null }).execute()
}

export async function deletePasswordResetsOf(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('passwordResets').where('userId', '=', userId).execute()
}

/** Uses a reset up, once: answers whose it was, if it was still good. */
export async function takePasswordReset(db: Database, tokenHash: string, now: string): Promise<string | undefined> {
  const row = await db.updateTable('passwordResets').set({ usedAt: now })
    .where('tokenHash', '=', tokenHash).where('usedAt', 'is', null).where('expiresAt', '>', now)
    .returning('userId').executeTakeFirst()
  return row?.userId
}

export async function findSetting(db: Database, key: string): Promise<string | undefined> {
  return (await db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst())?.value
}

export async function insertSettingOnce(db: Database, key: string, value: string): Promise<void> {
  await db.insertInto('installation').values({ key, value }).onConflict(conflict => conflict.column('key').doNothing()).execute()
}
