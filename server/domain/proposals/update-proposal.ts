import type { Proposal, UpdateProposal } from '#shared/proposals/schema'
import type { VersionOrigin } from '#shared/proposals/values'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { assertIsMember } from '../members/members'
import { assertCan, assertMayChangeOwner } from '../members/policy'
import { changedDocument } from './changed-document'
import { listedFields } from './listed-fields'
import { keepVersion } from './next-version'
import { changedLinks } from './proposal-links'
import { getProposal, readProposal, staleProposal } from './proposals'
import { assertOpen } from './proposals.policy'
import { updateProposalRow } from './proposals.repository'
import { toStored, type StoredDocument } from './stored-document'

/** Changes fields of a proposal. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updateProposal(db: Database, actor: Actor, id: string, input: UpdateProposal, version?: number): Promise<Proposal> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getProposal(trx, actor, id)
    assertMayChangeOwner(actor, before.ownerId, input.ownerId)
    await assertIsMember(trx, actor, input.ownerId)
    if (version !== undefined && version !== before.version) throw staleProposal(before)
    const { ownerId = before.ownerId } = input
    const { links, names } = await changedLinks(trx, actor, before, input)
    const document = await changedDocument(trx, before.document, before.state === 'accepted' ? input : { ...names, ...input })
    return await writeDocument(trx, actor, before, document, { origin: 'edited', links: { ownerId, ...links } })
  })
}

interface Writing {
  origin: VersionOrigin
  links?: Partial<Pick<Proposal, 'ownerId' | 'contactId' | 'companyId' | 'dealId'>>
  /** What happened, where it is more than an edit. */
  event?: { type: string, details?: Record<string, unknown> }
}

/**
 * Writes a document as the proposal's newest, in the caller's transaction. Writing saves itself every few words: an event tells of
 * a new version and of what lists show, not of each time.
 */
export async function writeDocument(trx: Database, actor: Actor, before: Proposal, document: StoredDocument, { origin, links = {}, event }: Writing): Promise<Proposal> {
  const documentChanges = changesBetween(toStored(before.document), document)
  const isSame = Object.keys(documentChanges).length === 0
  const { sortTitle: _, searchText: __, ...listed } = listedFields(document)
  const changes = changesBetween(before, { ...links, ...listed })
  if (isSame && Object.keys(changes).length === 0) return before
  if (!isSame) assertOpen(before)
  const number = isSame ? before.number : await keepVersion(trx, actor, before, document, origin)
  const written = await updateProposalRow(trx, before.id, before.version, { ...links, ...listedFields(document), number, updatedAt: instantNow() })
  if (!written) throw staleProposal(await getProposal(trx, actor, before.id))
  // An amount says nothing without its currency.
  if (changes.valueCents ?? changes.currency) changes.value = { before: amountOf(before), after: amountOf(listed) }
  if (event || number !== before.number || Object.keys(changes).length) {
    await recordEvent(trx, actor, {
      type: event?.type ?? 'proposal.updated', subject: { type: 'proposal', id: before.id }, tell: changes.ownerId ? links.ownerId : null,
      payload: { name: document.title, changes, number, ...event?.details },
    })
  }
  return await readProposal(trx, actor, before.id)
}

function amountOf({ valueCents, currency }: Pick<Proposal, 'valueCents' | 'currency'>): Pick<Proposal, 'valueCents' | 'currency'> {
  return { valueCents, currency }
}
