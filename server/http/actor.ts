import { getRequestHeader, type H3Event } from 'h3'
import { holdsScope, scopeOf, type Scope } from '#shared/api-keys/scopes'
import { systemDb } from '#server/db/database'
import { findActor } from '#server/domain/accounts/sessions'
import type { Actor } from '#server/domain/actor'
import { findKeyHolder } from '#server/domain/api-keys/key-actor'
import { countApiCall } from '#server/domain/usage/api-calls'
import { useConfig } from '#server/config'
import { DomainError } from '#server/errors'
import { addLogFields } from '#server/log'
import { assertOwnOrigin } from './origin'
import { limitAddress, limitRequests } from './rate-limit'
import { readSessionToken } from './session-cookie'

/** The actor behind the request's key or session, a key before a session: their rate limit, origin and scopes are checked. */
export async function requireActor(event: H3Event): Promise<Actor> {
  assertNoKeyInAddress(event)
  const authorization = getRequestHeader(event, 'authorization')
  // A proxy in front may ask for a password of its own, which comes along as Basic.
  const actor = authorization !== undefined && /^Bearer\b/i.test(authorization) ? await actorOfKey(event, authorization) : await actorOfSession(event)
  addLogFields({ userId: actor.userId, organizationId: actor.organizationId })
  return actor
}

async function actorOfSession(event: H3Event): Promise<Actor> {
  const token = readSessionToken(event)
  const actor = token ? await findActor(systemDb(), token) : undefined
  if (!actor) throw new DomainError('not_signed_in', { detail: 'Sign in and try again; a program shows its API key as Authorization: Bearer scrm_….' })
  limitRequests(event, 'browser', `session:${actor.sessionId}`, useConfig().rateLimitSession)
  assertOwnOrigin(event)
  return actor
}

/** No other site can make a browser send a key: there is no origin to check. */
async function actorOfKey(event: H3Event, authorization: string): Promise<Actor> {
  const { actor, keyId, scopes, limits } = await findKeyHolder(systemDb(), /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '').catch((error: unknown) => {
    limitAddress(event)
    throw error
  })
  addLogFields({ keyId })
  limitRequests(event, 'key', `key:${keyId}`, useConfig().rateLimitKey)
  await countApiCall(systemDb(), actor, limits)
  assertScope(scopes, scopeOf(event.method, event.path))
  return actor
}

function assertScope(held: Scope[], needed: ReturnType<typeof scopeOf>): void {
  if (needed === 'any' || (needed && needed !== 'browser' && holdsScope(held, needed))) return
  if (needed === undefined || needed === 'browser') throw new DomainError('not_for_keys', { detail: 'No API key opens this: a person has to do it, signed in in a browser.' })
  throw new DomainError('scope_missing', { detail: `This API key does not hold the scope ${needed}. Make one that does, under Settings, API keys.`, extensions: { scope: needed } })
}

function assertNoKeyInAddress({ path }: H3Event): void {
  if (!path.includes('scrm_') || !/[=/]scrm_[\w-]{43}/.test(path)) return
  throw new DomainError('key_in_address', { detail: 'An API key does not belong into an address, which logs and histories keep. Revoke it, and send its successor as Authorization: Bearer scrm_….' })
}
