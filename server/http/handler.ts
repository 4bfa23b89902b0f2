import { defineEventHandler, getQuery, getRouterParams, setResponseHeader, setResponseStatus, type EventHandler, type H3Event } from 'h3'
import type { z } from 'zod'
import { scopedTo, systemDb, type Database } from '#server/db/database'
import type { Actor } from '#server/domain/actor'
import { findActor } from '#server/domain/accounts/sessions'
import { assertOperator } from '#server/domain/installation/operator.policy'
import { useConfig } from '#server/config'
import { DomainError } from '#server/errors'
import { addLogFields } from '#server/log'
import { readJson } from './body'
import { onceOnly } from './idempotency'
import { countRequest } from './limits'
import { addressOf, assertOwnOrigin } from './origin'
import { parseBody, parseParams, parseQuery } from './parse'
import { sendProblem } from './problem'
import { whileOpen } from './ready'
import { readSessionToken } from './session-cookie'

interface Schemas<Params, Query, Body> {
  params?: z.ZodType<Params>
  /** Without a schema, any parameter is refused. */
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
}

interface Parsed<Params, Query, Body> { event: H3Event, params: Params, query: Query, body: Body }

type PublicContext<P, Q, B> = Parsed<P, Q, B> & { db: Database }
type MemberContext<P, Q, B> = PublicContext<P, Q, B> & { actor: Actor }

/** A route for signed-in members: `db` is bound to the actor's organization. */
export function defineRoute<P = unknown, Q = unknown, B = unknown>(
  schemas: Schemas<P, Q, B>, handle: (context: MemberContext<P, Q, B>) => Promise<unknown>,
): EventHandler {
  return answering(async (event) => {
    const actor = await requireActor(event)
    const parsed = await parseRequest(event, schemas)
    const db = scopedTo(systemDb(), actor.organizationId)
    if (!schemas.body) return await handle({ ...parsed, actor, db })
    return await onceOnly(event, db, actor, parsed.body, async trx => await handle({ ...parsed, actor, db: trx }))
  })
}

/** A route for anyone: `db` is the whole installation's, so it may only touch accounts. */
export function definePublicRoute<P = unknown, Q = unknown, B = unknown>(
  schemas: Schemas<P, Q, B>, handle: (context: PublicContext<P, Q, B>) => Promise<unknown>,
): EventHandler {
  return answering(async (event) => {
    countRequest(`address:${addressOf(event)}`, useConfig().rateLimitSession)
    assertOwnOrigin(event)
    return await handle({ ...await parseRequest(event, schemas), db: systemDb() })
  })
}

/** A route for the operator: `db` is the whole installation's. For everyone else it does not exist. */
export function defineOperatorRoute(handle: (context: { event: H3Event, db: Database, actor: Actor }) => Promise<unknown>): EventHandler {
  return answering(async (event) => {
    const actor = await requireActor(event)
    assertOperator(actor)
    await parseRequest(event, {})
    return await handle({ event, actor, db: systemDb() })
  })
}

/** Answers 201 with the address of what was made. */
export function created<T>(event: H3Event, location: string, body: T): T {
  setResponseStatus(event, 201)
  setResponseHeader(event, 'location', location)
  return body
}

/** Answers 204: done, and nothing to say. */
export function noContent(event: H3Event): null {
  setResponseStatus(event, 204)
  return null
}

/** The actor behind the request's session, with their rate limit and origin checked. */
export async function requireActor(event: H3Event): Promise<Actor> {
  const token = readSessionToken(event)
  const actor = token ? await findActor(systemDb(), token) : undefined
  if (!actor) throw new DomainError('not_signed_in', { detail: 'Sign in and try again.' })
  addLogFields({ userId: actor.userId, organizationId: actor.organizationId })
  countRequest(`session:${actor.sessionId}`, useConfig().rateLimitSession)
  assertOwnOrigin(event)
  return actor
}

function answering(handle: (event: H3Event) => Promise<unknown>): EventHandler {
  return defineEventHandler(async (event) => {
    setResponseHeader(event, 'cache-control', 'no-store')
    try {
      return await whileOpen(() => handle(event))
    }
    catch (error) {
      return sendProblem(event, error)
    }
  })
}

async function parseRequest<P, Q, B>(event: H3Event, schemas: Schemas<P, Q, B>): Promise<Parsed<P, Q, B>> {
  const query = getQuery(event)
  const unexpected = schemas.query ? undefined : Object.keys(query)[0]
  if (unexpected !== undefined) {
    throw new DomainError('unknown_parameter', { detail: `${unexpected} is not known here.`, issues: [{ path: unexpected, code: 'unknown_parameter', message: `${unexpected} is not known here` }] })
  }
  return {
    event,
    params: schemas.params ? parseParams(schemas.params, getRouterParams(event)) : undefined as P,
    query: schemas.query ? parseQuery(schemas.query, query) : undefined as Q,
    body: schemas.body ? parseBody(schemas.body, await readJson(event)) : undefined as B,
  }
}
