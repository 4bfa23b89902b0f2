import { languageOf } from '#shared/proposals/language'
import type { CreateProposal, Proposal } from '#shared/proposals/schema'
import { todayIn } from '#shared/dates/days'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { getDealLines } from '../deals/line-items'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertIsMember } from '../members/members'
import { assertCan, assertOwner, ownerOfNew } from '../members/policy'
import { firstDocument } from './first-document'
import { listedFields } from './listed-fields'
import { columnsOf, partiesOf } from './proposal-links'
import { deleteProposalRow, insertProposals, selectProposals, toSummary, updateProposalRow, type ProposalRow } from './proposals.repository'
import { visibleProposals } from './proposals.policy'
import { ratedBy, toDocument } from './stored-document'
import { styleOf } from './style'
import { templateFor } from './templates'
import { findVersion, insertVersions } from './versions.repository'

/** One proposal that the actor may see, with its newest version; in the trash only if asked for. */
export async function getProposal(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Proposal> {
  const row = await selectProposals(db, actor).where('proposals.id', '=', id).where(visibleProposals(actor))
    .where('proposals.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return await withDocument(db, actor, row)
}

/** The proposal as the actor has just left it, also where the change took it out of their sight. */
export async function readProposal(db: Database, actor: Actor, id: string): Promise<Proposal> {
  return await withDocument(db, actor, await selectProposals(db, actor).where('proposals.id', '=', id).executeTakeFirstOrThrow())
}

async function withDocument(db: Database, actor: Actor, row: ProposalRow): Promise<Proposal> {
  const newest = await findVersion(db, row.id, row.number)
  return { ...toSummary(row, todayIn(actor.timeZone)), deletedAt: row.deletedAt, document: await ratedBy(db, actor.userId, toDocument(newest!.document)) }
}

/** Makes a proposal from a template for a contact or deal, with the deal's lines; it is the actor's unless it names another owner. */
export async function createProposal(db: Database, actor: Actor, input: CreateProposal): Promise<Proposal> {
  assertCan(actor, 'records.create')
  const ownerId = ownerOfNew(actor, input.ownerId)
  return await inTransaction(db, async (trx) => {
    await assertIsMember(trx, actor, ownerId)
    const parties = await partiesOf(trx, actor, input)
    const named = input.language ?? languageOf([parties.contact?.name, parties.company?.name, parties.deal?.title])
    const template = await templateFor(trx, input, named ?? (actor.session.user.locale === 'fa' ? 'fa' : 'en'))
    const document = firstDocument(actor, {
      language: template.language, title: input.title, template, style: await styleOf(trx, actor), parties,
      lines: parties.deal ? await getDealLines(trx, actor, parties.deal.id) : null,
    })
    const now = instantNow()
    const id = newId()
    await insertProposals(trx, [{
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId, ...columnsOf(parties), ...listedFields(document),
      state: 'draft', number: 1, sentNumber: null, sentAt: null, decidedAt: null, isSample: 0,
    }])
    await insertVersions(trx, [{ id: newId(), proposalId: id, number: 1, createdAt: now, updatedAt: now, userId: actor.userId, origin: 'created', document, frozenAt: null }])
    await recordEvent(trx, actor, { type: 'proposal.created', subject: { type: 'proposal', id }, payload: { name: document.title } })
    return await getProposal(trx, actor, id)
  })
}

/** Puts a proposal into the trash, from where it can be restored; or, for admins, deletes it for good. */
export async function deleteProposal(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    const proposal = await getProposal(trx, actor, id).catch(error => permanent ? getProposal(trx, actor, id, { trashed: true }) : Promise.reject(error))
    assertOwner(actor, proposal)
    if (permanent) await deleteProposalRow(trx, id)
    else await updateProposalRow(trx, id, proposal.version, { deletedAt: instantNow() })
    await recordEvent(trx, actor, { type: permanent ? 'proposal.deleted_permanently' : 'proposal.deleted', subject: { type: 'proposal', id }, payload: { name: proposal.title } })
  })
}

export async function restoreProposal(db: Database, actor: Actor, id: string): Promise<Proposal> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const proposal = await getProposal(trx, actor, id, { trashed: true })
    assertOwner(actor, proposal)
    await updateProposalRow(trx, id, proposal.version, { deletedAt: null })
    await recordEvent(trx, actor, { type: 'proposal.restored', subject: { type: 'proposal', id }, payload: { name: proposal.title } })
    return await getProposal(trx, actor, id)
  })
}

/** The answer to a change of a proposal that has changed meanwhile. */
export function staleProposal(current: Proposal): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this proposal in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
