import type { ApiKey, IssuedApiKey } from '#shared/api-keys/answers'
import { keyBeginning } from '#shared/api-keys/form'
import type { CreateApiKey } from '#shared/api-keys/schema'
import { can } from '#shared/members/permissions'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import { hashToken, newToken } from '../accounts/tokens'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { countOpenKeys, findKeyRow, insertKey, listKeyRows, revokeKeyRow } from './api-keys.repository'

const dayMs = 24 * 3600_000
const mostKeys = 50
/** Enough to know a key again, and of no use to whoever reads it. */
const shownLetters = keyBeginning.length + 5

/** The actor's own keys; for admins, those of everyone in the organization. The newest first, the revoked too. */
export async function listApiKeys(db: Database, actor: Actor): Promise<ApiKey[]> {
  return await listKeyRows(db, actor.organizationId, can(actor.role, 'members.manage') ? undefined : actor.userId)
}

/** Makes a key that acts as the actor, within its scopes. The key itself is in this answer and nowhere else. */
export async function createApiKey(db: Database, actor: Actor, { name, scopes, expiresInDays }: CreateApiKey): Promise<IssuedApiKey> {
  return await inTransaction(db, async (trx) => {
    if (await countOpenKeys(trx, actor.organizationId, actor.userId) >= mostKeys) {
      throw new DomainError('too_many_keys', { detail: `You have ${mostKeys} keys. Revoke one that is no longer used first.` })
    }
    const id = newId()
    const key = keyBeginning + newToken()
    const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * dayMs).toISOString()
    await insertKey(trx, {
      organizationId: actor.organizationId, id, userId: actor.userId, name, prefix: key.slice(0, shownLetters), keyHash: hashToken(key),
      scopes: JSON.stringify(scopes), expiresAt, lastUsedAt: null, createdAt: instantNow(), revokedAt: null,
    })
    await recordEvent(trx, actor, { type: 'api_key.created', subject: { type: 'api_key', id }, payload: { name, scopes, expiresAt } })
    return { apiKey: (await findKeyRow(trx, actor.organizationId, id))!, key }
  })
}

/** Ends a key at once: one's own, or as an admin anyone's. What has been revoked stays so. */
export async function revokeApiKey(db: Database, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const key = await findKeyRow(trx, actor.organizationId, id)
    if (!key || (key.userId !== actor.userId && !can(actor.role, 'members.manage'))) throw notFound()
    if (key.revokedAt) return
    await revokeKeyRow(trx, actor.organizationId, id, instantNow())
    await recordEvent(trx, actor, { type: 'api_key.revoked', subject: { type: 'api_key', id }, payload: { name: key.name }, tell: key.userId })
  })
}
