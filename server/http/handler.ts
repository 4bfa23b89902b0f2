import { Readable } from 'node:stream'
import { defineEventHandler, getQuery, getRouterParams, setResponseHeader, setResponseStatus, type H3Event } from 'h3'
import { scopedTo, systemDb, type Database } from '#server/db/database'
import type { Actor } from '#server/domain/actor'
import { assertOperator } from '#server/domain/installation/operator.policy'
import { assertTwoStep } from '#server/domain/two-step/two-step.policy'
import { DomainError } from '#server/errors'
import { requireActor } from './actor'
import { readJson } from './body'
import { boundToConnection } from './bound-stream'
import { sent, type Answers, type DescribedHandler, type Description, type Returned } from './description'
import { onceOnly } from './idempotency'
import { assertOwnOrigin } from './origin'
import { expectedVersion } from './params'
import { parseBody, parseParams, parseQuery } from './parse'
import { sendProblem } from './problem'
import { limitAddress } from './rate-limit'
import { whileOpen } from './ready'

interface Parsed<Params, Query, Body> {
  event: H3Event
  params: Params
  query: Query
  body: Body
  /** The version that the caller has seen, where the route is `versioned` and the caller says. */
  version: number | undefined
}

type PublicContext<P, Q, B> = Parsed<P, Q, B> & { db: Database }
type MemberContext<P, Q, B> = PublicContext<P, Q, B> & { actor: Actor }

/** A route for signed-in members: `db` is bound to the actor's organization. */
export function defineRoute<P = unknown, Q = unknown, B = unknown, const A extends Answers = Answers>(
  description: Description<P, Q, B, A>, handle: (context: MemberContext<P, Q, B>) => Promise<Returned<A> | typeof sent>,
): DescribedHandler {
  return answering({ ...description, access: 'member' }, async (event) => {
    const actor = await requireActor(event)
    if (!description.beforeTwoStep) assertTwoStep(actor)
    const parsed = await parseRequest(event, description)
    const db = scopedTo(systemDb(), actor.organizationId)
    if (!description.body || description.keepsNoAnswer) return await handle({ ...parsed, actor, db })
    return await onceOnly(event, db, actor, parsed.body, async trx => await handle({ ...parsed, actor, db: trx }))
  })
}

/** A route for anyone: `db` is the whole installation's, so it may only touch accounts. */
export function definePublicRoute<P = unknown, Q = unknown, B = unknown, const A extends Answers = Answers>(
  description: Description<P, Q, B, A>, handle: (context: PublicContext<P, Q, B>) => Promise<Returned<A>>,
): DescribedHandler {
  return answering({ ...description, access: 'public' }, async (event) => {
    limitAddress(event)
    assertOwnOrigin(event)
    return await handle({ ...await parseRequest(event, description), db: systemDb() })
  })
}

/** A route for the operator: `db` is the whole installation's. For everyone else it does not exist. */
export function defineOperatorRoute<P = unknown, Q = unknown, B = unknown, const A extends Answers = Answers>(
  description: Description<P, Q, B, A>, handle: (context: MemberContext<P, Q, B>) => Promise<Returned<A>>,
): DescribedHandler {
  return answering({ ...description, access: 'operator' }, async (event) => {
    const actor = await requireActor(event)
    assertTwoStep(actor)
    assertOperator(actor)
    return await handle({ ...await parseRequest(event, description), actor, db: systemDb() })
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

function answering(description: DescribedHandler['description'], handle: (event: H3Event) => Promise<unknown>): DescribedHandler {
  return Object.assign(defineEventHandler(async (event) => {
    setResponseHeader(event, 'cache-control', 'no-store')
    try {
      const answer = await whileOpen(() => handle(event))
      if (answer instanceof Readable) return boundToConnection(event, answer)
      return answer === sent ? undefined : answer
    }
    catch (error) {
      return sendProblem(event, error)
    }
  }), { description })
}

async function parseRequest<P, Q, B>(event: H3Event, { params, query, body, mostBytes, versioned }: Description<P, Q, B, Answers>): Promise<Parsed<P, Q, B>> {
  const given = getQuery(event)
  const unexpected = query ? undefined : Object.keys(given)[0]
  if (unexpected !== undefined) {
    throw new DomainError('unknown_parameter', { detail: `${unexpected} is not known here.`, issues: [{ path: unexpected, code: 'unknown_parameter', message: `${unexpected} is not known here` }] })
  }
  return {
    event,
    params: params ? parseParams(params, getRouterParams(event)) : undefined as P,
    query: query ? parseQuery(query, given) : undefined as Q,
    body: body ? parseBody(body, await readJson(event, mostBytes)) : undefined as B,
    version: versioned ? expectedVersion(event) : undefined,
  }
}
