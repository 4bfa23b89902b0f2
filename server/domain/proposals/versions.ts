import type { Proposal, ProposalDocument, ProposalVersion } from '#shared/proposals/schema'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { getProposal, staleProposal } from './proposals'
import { toDocument } from './stored-document'
import { writeDocument } from './update-proposal'
import { findVersion, listVersionRows, type VersionRow } from './versions.repository'

/** Every version of a proposal that the actor sees, the newest first. */
export async function listVersions(db: Database, actor: Actor, id: string): Promise<ProposalVersion[]> {
  await getProposal(db, actor, id)
  return (await listVersionRows(db, id)).map(toVersion)
}

export async function getVersion(db: Database, actor: Actor, id: string, number: number): Promise<ProposalVersion & { document: ProposalDocument }> {
  await getProposal(db, actor, id)
  const row = await findVersion(db, id, number)
  if (!row) throw notFound()
  return { ...toVersion(row), document: toDocument(row.document) }
}

/** Makes what an earlier version says the newest one. `version` is the proposal's that the caller has seen. */
export async function putBackVersion(db: Database, actor: Actor, id: string, number: number, version?: number): Promise<Proposal> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getProposal(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleProposal(before)
    const row = await findVersion(trx, id, number)
    if (!row) throw notFound()
    return await writeDocument(trx, actor, before, row.document, { origin: 'restored', event: { type: 'proposal.version_put_back', details: { from: number } } })
  })
}

/** What the client reads: the version of this number, else the newest. For the caller to have checked who may; undefined if there is none. */
export async function proposalDocument(db: Database, proposalId: string, number?: number): Promise<ProposalDocument | undefined> {
  const newest = number ?? (await db.selectFrom('proposals').select('number').where('id', '=', proposalId).executeTakeFirst())?.number
  const row = newest === undefined ? undefined : await findVersion(db, proposalId, newest)
  return row && toDocument(row.document)
}

function toVersion({ number, createdAt, updatedAt, userName, origin, frozenAt }: Omit<VersionRow, 'id' | 'document'>): ProposalVersion {
  return { number, createdAt, updatedAt, userName, origin, frozenAt }
}
