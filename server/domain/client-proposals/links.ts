import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { getProposal } from '../proposals/proposals'
import { findLinkOf, insertLink, updateLink } from './client-proposals.repository'

/** The id of a proposal's link, which is made if there is none. */
export async function linkFor(trx: Database, proposalId: string): Promise<string> {
  const known = await findLinkOf(trx, proposalId)
  if (known) return known.id
  const id = newId()
  await insertLink(trx, { id, proposalId, createdAt: instantNow(), firstViewedAt: null, lastViewedAt: null, views: 0 })
  return id
}

/** Gives a sent proposal another address; the one before leads nowhere from then on. */
export async function renewLink(db: Database, actor: Actor, proposalId: string): Promise<void> {
  assertCan(actor, 'records.edit')
  await inTransaction(db, async (trx) => {
    const { title } = await getProposal(trx, actor, proposalId)
    const link = await findLinkOf(trx, proposalId)
    if (!link) throw notFound()
    await updateLink(trx, link.id, { id: newId(), createdAt: instantNow() })
    await recordEvent(trx, actor, { type: 'proposal.link_renewed', subject: { type: 'proposal', id: proposalId }, payload: { name: title } })
  })
}
