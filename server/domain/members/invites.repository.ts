import type { Insertable } from 'kysely'
import type { Invite } from '#shared/members/schema'
import type { Database } from '#server/db/database'
import type { InvitesTable } from '#server/db/member-tables'

function selectInvites(db: Database) {
  return db.selectFrom('invites').innerJoin('users as inviter', 'inviter.id', 'invites.invitedById').leftJoin('users as taker', 'taker.id', 'invites.acceptedById')
    .select(['invites.id', 'invites.email', 'invites.role', 'invites.createdAt', 'invites.expiresAt', 'invites.acceptedAt', 'inviter.name as invitedByName', 'taker.name as acceptedByName'])
}

/** Open ones, and those accepted since an instant, the newest first. */
export async function listInviteRows(db: Database, acceptedSince: string): Promise<Invite[]> {
  return await selectInvites(db).where(eb => eb.or([eb('invites.acceptedAt', 'is', null), eb('invites.acceptedAt', '>', acceptedSince)]))
    .orderBy('invites.id', 'desc').limit(200).execute()
}

export async function findInviteRow(db: Database, id: string): Promise<Invite | undefined> {
  return await selectInvites(db).where('invites.id', '=', id).executeTakeFirst()
}

/** The invitation of this token, if it is still open. */
export async function findOpenInviteRow(db: Database, tokenHash: string, now: string) {
  return await selectInvites(db).select('invites.invitedById').where('invites.tokenHash', '=', tokenHash).where('invites.acceptedAt', 'is', null).where('invites.expiresAt', '>', now).executeTakeFirst()
}

export async function hasOpenInvite(db: Database, email: string, now: string): Promise<boolean> {
  return await db.selectFrom('invites').select('id').where('email', '=', email).where('acceptedAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst() !== undefined
}

export async function insertInvite(db: Database, invite: Insertable<InvitesTable>): Promise<void> {
  await db.insertInto('invites').values(invite).execute()
}

export async function renewInviteRow(db: Database, id: string, changes: { tokenHash: string, expiresAt: string }): Promise<void> {
  await db.updateTable('invites').set(changes).where('id', '=', id).execute()
}

export async function acceptInviteRow(db: Database, id: string, changes: { acceptedAt: string, acceptedById: string }): Promise<void> {
  await db.updateTable('invites').set(changes).where('id', '=', id).execute()
}

export async function deleteInviteRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('invites').where('id', '=', id).execute()
}
