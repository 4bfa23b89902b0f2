import { getRequestHeader, type H3Event } from 'h3'
import type { Session } from '#shared/accounts/schema'
import type { Database } from '#server/db/database'
import { findActor, type Origin } from '#server/domain/accounts/sessions'
import { addressOf } from './origin'
import { writeSessionToken } from './session-cookie'

export function originOf(event: H3Event): Origin {
  return { address: addressOf(event), userAgent: getRequestHeader(event, 'user-agent') ?? null }
}

/** Hands the session to the browser: the token in our httpOnly cookie, and a constant marker for the client's auth module. */
export async function signedIn(event: H3Event, db: Database, token: string): Promise<Session & { token: 'cookie' }> {
  writeSessionToken(event, token)
  const actor = await findActor(db, token)
  return { token: 'cookie', ...actor!.session }
}
