import type { Share, SharedKind } from '#shared/shares/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'
import { recordEvents } from '../events/events'
import { newId } from '../ids'
import { assertIsMember, findMemberName } from '../members/members'
import { assertCan, assertOwner } from '../members/policy'
import { deleteShares, deleteSharesWith, insertShares, listShareRows } from './shares.repository'

interface Subject { kind: SharedKind, id: string }

/** With whom a record that the actor sees is shared. */
export async function listShares(db: Database, actor: Actor, subject: Subject): Promise<Share[]> {
  await getRecord(db, actor, subject)
  return await listShareRows(db, subject.kind, subject.id)
}

/** Shares a record with these members and with no others. Those who newly see it are told; a rep shares what is theirs. */
export async function shareRecord(db: Database, actor: Actor, subject: Subject, userIds: string[]): Promise<Share[]> {
  assertCan(actor, 'records.edit')
  const { kind, id } = subject
  return await inTransaction(db, async (trx) => {
    const record = await getRecord(trx, actor, subject)
    assertOwner(actor, record)
    for (const userId of userIds) await assertIsMember(trx, actor, userId, 'userIds')
    const before = await listShareRows(trx, kind, id)
    const wanted = [...new Set(userIds)].filter(userId => userId !== record.ownerId)
    const added = wanted.filter(userId => !before.some(share => share.userId === userId))
    const gone = before.filter(share => !wanted.includes(share.userId))
    await deleteShares(trx, kind, id, gone.map(({ userId }) => userId))
    const createdAt = instantNow()
    await insertShares(trx, kind, id, added.map(userId => ({ id: newId(), userId, sharedById: actor.userId, createdAt })))
    const names = await Promise.all(added.map(userId => findMemberName(trx, actor.organizationId, userId)))
    await recordEvents(trx, actor, [
      ...added.map((userId, index) => ({ type: `${kind}.shared`, subject: { type: kind, id }, tell: userId, payload: { name: record.name, userId, changes: { sharedWith: { before: null, after: names[index] } } } })),
      ...gone.map(share => ({ type: `${kind}.unshared`, subject: { type: kind, id }, payload: { name: record.name, userId: share.userId, changes: { sharedWith: { before: share.name, after: null } } } })),
    ])
    return await listShareRows(trx, kind, id)
  })
}

/** Takes from a former member what was shared with them. */
export async function endSharesWith(trx: Database, userId: string): Promise<void> {
  await deleteSharesWith(trx, userId)
}

async function getRecord(db: Database, actor: Actor, { kind, id }: Subject): Promise<{ ownerId: string | null, name: string }> {
  if (kind === 'contact') return await getContact(db, actor, id)
  if (kind === 'company') return await getVisibleCompany(db, actor, id)
  const { ownerId, title } = await getDeal(db, actor, id)
  return { ownerId, name: title }
}
