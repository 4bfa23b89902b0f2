import { setResponseHeaders, type H3Event } from 'h3'
import { networkOf } from '#shared/http/network'
import { scopedTo, type Database } from '#server/db/database'
import { findActor } from '#server/domain/accounts/sessions'
import { clientParams } from '#shared/client-proposals/schema'
import { notFound } from '#server/errors'
import { clientLinkIn, type ClientLink } from './client-address'
import type { Answers, DescribedHandler, Description, Returned } from './description'
import { definePublicRoute } from './handler'
import { countRequest } from './limits'
import { addressOf } from './origin'
import { readSessionToken } from './session-cookie'

type Params = { token: string }
type Described<Q, B, A extends Answers> = Omit<Description<Params, Q, B, A>, 'params'> & {
  /** How many times one link may ask for this in a minute. */
  mostInMinute: number
}
interface Context<Q, B> extends ClientLink { event: H3Event, db: Database, query: Q, body: B, isMember: () => Promise<boolean> }

/** A route for whoever has the link to a proposal: `db` is bound to its organization. A token that opens nothing is not found. */
export function defineClientRoute<Q = unknown, B = unknown, const A extends Answers = Answers>(
  { mostInMinute, ...description }: Described<Q, B, A>, handle: (context: Context<Q, B>) => Promise<Returned<A>>,
): DescribedHandler {
  return definePublicRoute<Params, Q, B, A>({ details: 'Open to whoever has the link that a client was sent.', ...description, params: clientParams }, async ({ event, db, params, query, body }) => {
    // The address opens what is private: it goes to no other place, and into no index.
    setResponseHeaders(event, { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
    const link = clientLinkIn(params.token)
    if (!link) throw notFound()
    countRequest(`client:${event.method}:${description.summary}:${link.linkId}:${networkOf(addressOf(event))}`, mostInMinute)
    return await handle({ ...link, event, db: scopedTo(db, link.organizationId), query, body, isMember: () => isMember(event, db, link.organizationId) })
  })
}

/** Whether it is a member of the proposal's own organization who looks. */
async function isMember(event: H3Event, db: Database, organizationId: string): Promise<boolean> {
  const token = readSessionToken(event)
  return token !== undefined && (await findActor(db, token))?.organizationId === organizationId
}
