import { keyPattern } from '#shared/api-keys/form'
import type { Scope } from '#shared/api-keys/scopes'
import type { PlanLimits } from '#shared/plans/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { findMemberActor } from '../accounts/member-actor'
import { hashToken } from '../accounts/tokens'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { findKeyByHash, touchKey } from './api-keys.repository'

/** How stale `lastUsedAt` may be, so that reading does not write each time. */
const touchAfterMs = 10 * 60_000

/** Who acts by a key, what the key is confined to, and the limits of the organization's plan. */
export interface KeyHolder { actor: Actor, keyId: string, scopes: Scope[], limits: Partial<PlanLimits> }

/**
 * Whoever holds this key: its member, with the rights that they have now. Throws invalid_key; and key_revoked, key_expired
 * or key_without_member, which only someone who holds a real key gets to hear.
 */
export async function findKeyHolder(db: Database, key: string): Promise<KeyHolder> {
  const row = keyPattern.test(key) ? await findKeyByHash(db, hashToken(key)) : undefined
  if (!row) throw new DomainError('invalid_key', { detail: 'This is no API key of this installation. Send the whole key, as it was shown once: Authorization: Bearer scrm_…' })
  if (row.revokedAt) throw new DomainError('key_revoked', { detail: 'This API key has been revoked. Make a new one under Settings, API keys.' })
  const now = instantNow()
  if (row.expiresAt && row.expiresAt <= now) throw new DomainError('key_expired', { detail: `This API key expired on ${row.expiresAt.slice(0, 10)}. Make a new one under Settings, API keys.` })
  const actor = await findMemberActor(db, row.organizationId, row.userId)
  if (!actor) throw new DomainError('key_without_member', { detail: 'The member whose API key this is does not work in the organization any more. Take a key of someone who does.' })
  if (!row.lastUsedAt || Date.parse(now) - Date.parse(row.lastUsedAt) > touchAfterMs) await touchKey(db, row.organizationId, row.id, now)
  return { actor, keyId: row.id, scopes: JSON.parse(row.scopes) as Scope[], limits: JSON.parse(row.limits ?? '{}') as Partial<PlanLimits> }
}
