import type { ClientSide } from '#shared/client-proposals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getProposal } from '../proposals/proposals'
import { toComment } from './client-page'
import { findLinkOf, listCommentRows, listDecisionRows } from './client-proposals.repository'

/** What the client saw, said and decided of a proposal that the actor sees. */
export async function clientSideOf(db: Database, actor: Actor, id: string, addressOf: (linkId: string) => string): Promise<ClientSide> {
  const { state } = await getProposal(db, actor, id)
  const link = state === 'draft' || state === 'withdrawn' ? undefined : await findLinkOf(db, id)
  return {
    link: link ? { url: addressOf(link.id), createdAt: link.createdAt, firstViewedAt: link.firstViewedAt, lastViewedAt: link.lastViewedAt, views: link.views } : null,
    comments: (await listCommentRows(db, id)).map(toComment),
    decisions: (await listDecisionRows(db, id)).map(({ decision, name, reason, decidedAt, number, problem }) => ({ decision, name, reason, decidedAt, number, problem })),
  }
}
