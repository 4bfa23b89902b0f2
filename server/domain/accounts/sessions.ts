import type { OwnSession } from '#shared/accounts/schema'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { newId } from '../ids'
import { recordOnAccount } from './account-events'
import { deleteSessionByTokenHash, deleteSessionOf, deleteSessionsIn, deleteSessionsOf, findSessionByTokenHash, insertSession, listSessionsOf, touchMembership, touchSession } from './accounts.repository'
import { actorOf } from './member-actor'
import { hashToken, newToken } from './tokens'

const lifetimeMs = 30 * 24 * 3600 * 1000
/** How stale `lastSeenAt` may be, so that reading does not write each time. */
const touchAfterMs = 10 * 60 * 1000

/** Where a person signs in from. */
export interface Origin { address: string, userAgent: string | null }

/** Starts a session and answers its token, which is stored nowhere but with the caller. */
export async function startSession(db: Database, userId: string, organizationId: string, origin: Origin): Promise<string> {
  const token = newToken()
  const now = instantNow()
  await insertSession(db, {
    id: newId(), tokenHash: hashToken(token), userId, organizationId, createdAt: now, lastSeenAt: now,
    expiresAt: new Date(Date.now() + lifetimeMs).toISOString(), userAgent: origin.userAgent?.slice(0, 300) ?? null, address: origin.address,
  })
  await touchMembership(db, organizationId, userId, now)
  return token
}

/** Who holds this token; undefined when it is unknown, ended or expired. */
export async function findActor(db: Database, token: string): Promise<Actor | undefined> {
  const row = await findSessionByTokenHash(db, hashToken(token))
  const now = instantNow()
  if (!row || row.expiresAt <= now) return undefined
  if (Date.parse(now) - Date.parse(row.lastSeenAt) > touchAfterMs) {
    await touchSession(db, row.sessionId, now)
    await touchMembership(db, row.organizationId, row.userId, now)
  }
  return await actorOf(db, row, row.sessionId)
}

export async function endSession(db: Database, token: string): Promise<void> {
  await deleteSessionByTokenHash(db, hashToken(token))
}

export async function listOwnSessions(db: Database, actor: Actor): Promise<OwnSession[]> {
  const rows = await listSessionsOf(db, actor.userId, instantNow())
  return rows.map(row => ({ ...row, current: row.id === actor.sessionId }))
}

export async function endOwnSession(db: Database, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!await deleteSessionOf(trx, actor.userId, id)) throw notFound()
    await recordSignOut(trx, actor)
  })
}

export async function endOtherSessions(db: Database, actor: Actor): Promise<void> {
  await inTransaction(db, async (trx) => {
    await deleteSessionsOf(trx, actor.userId, actor.sessionId)
    await recordSignOut(trx, actor)
  })
}

async function recordSignOut(trx: Database, { organizationId, userId }: Actor): Promise<void> {
  await recordOnAccount(trx, organizationId, userId, { type: 'user.signed_out_elsewhere', by: userId })
}

/** Ends what someone has open in an organization whose member they are no more, or with other rights; `except` is the session they act in. */
export async function endSessionsIn(db: Database, organizationId: string, userId: string, except: string | null = null): Promise<void> {
  await deleteSessionsIn(db, organizationId, userId, except)
}

/** Ends what someone has open anywhere; `except` is the session they act in. */
export async function endSessionsEverywhere(db: Database, userId: string, except: string | null): Promise<void> {
  await deleteSessionsOf(db, userId, except)
}
