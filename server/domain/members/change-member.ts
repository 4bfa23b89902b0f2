import type { Member, UpdateMember } from '#shared/members/schema'
import { can } from '#shared/members/permissions'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { endSessionsIn } from '../accounts/sessions'
import { instantNow } from '../clock'
import { recordEvent, type NewEvent } from '../events/events'
import { endSharesWith } from '../shares/shares'
import { enqueueHandOver } from './hand-over'
import { adminsOf, assertIsMember, findMemberRole, getMember } from './members'
import { deleteMembershipRow, updateMembershipRow } from './members.repository'
import { assertCan } from './policy'

/** Changes a member's role, deactivates them, whose records then pass to someone, or lets them in again. Either ends what they have open here: they sign in anew. */
export async function updateMember(db: Database, actor: Actor, id: string, { role, isActive, recordsTo }: UpdateMember): Promise<Member> {
  return await inTransaction(db, async (trx) => {
    await assertManages(trx, actor)
    const before = await getMember(trx, actor, id)
    if (recordsTo !== undefined && !(before.isActive && isActive === false)) throw invalidField('recordsTo', 'unknown_parameter', 'Records pass on when a member is deactivated')
    if (role !== undefined && role !== before.role) {
      await updateMembershipRow(trx, actor.organizationId, id, { role })
      // A session stands for the rights it was begun with: whoever stole it before a promotion shall not be promoted too.
      await endSessionsIn(trx, actor.organizationId, id, actor.sessionId)
      await record(trx, actor, before, 'member.role_changed', { changes: { role: { before: before.role, after: role } } }, [id])
    }
    if (isActive === false && before.isActive) {
      await updateMembershipRow(trx, actor.organizationId, id, { deactivatedAt: instantNow() })
      await letGo(trx, actor, before, 'member.deactivated', recordsTo ?? actor.userId)
    }
    if (isActive === true && !before.isActive) {
      await updateMembershipRow(trx, actor.organizationId, id, { deactivatedAt: null })
      await record(trx, actor, before, 'member.reactivated', {}, [id])
    }
    await assertHasAdmin(trx, actor)
    return await getMember(trx, actor, id)
  })
}

/** Removes a member, or lets the actor leave; their records pass to the member named, else to an admin. */
export async function removeMember(db: Database, actor: Actor, id: string, { recordsTo }: { recordsTo?: string }): Promise<void> {
  await inTransaction(db, async (trx) => {
    const isLeaving = id === actor.userId
    if (!isLeaving) await assertManages(trx, actor)
    else if (recordsTo !== undefined) assertCan(actor, 'records.change-owner')
    const member = await getMember(trx, actor, id)
    const heir = recordsTo ?? (isLeaving ? (await adminsOf(trx, actor)).find(admin => admin !== id) : actor.userId)
    await deleteMembershipRow(trx, actor.organizationId, id)
    await endSharesWith(trx, id)
    await assertHasAdmin(trx, actor)
    await letGo(trx, actor, member, isLeaving ? 'member.left' : 'member.removed', heir)
  })
}

/** What follows when someone stops being a member: they are signed out here, and what they owned passes on. */
async function letGo(trx: Database, actor: Actor, member: Member, type: string, heir: string | undefined): Promise<void> {
  if (heir === member.id) throw invalidField('recordsTo', 'unknown_member', 'The records need another owner')
  await assertIsMember(trx, actor, heir, 'recordsTo')
  await endSessionsIn(trx, actor.organizationId, member.id)
  await record(trx, actor, member, type, {}, await adminsOf(trx, actor))
  await enqueueHandOver(trx, actor, { from: member.id, fromName: member.name, to: heir ?? null, by: actor.userId })
}

/** Reads the actor's role anew: of two admins who demote each other at the same moment, the second is none any more. */
async function assertManages(trx: Database, actor: Actor): Promise<void> {
  const role = await findMemberRole(trx, actor.organizationId, actor.userId)
  if (role && can(role, 'members.manage')) return
  throw new DomainError('forbidden', { detail: 'Only admins of the organization can change its members.' })
}

/** Checked after the change, in the turn that the organization's transactions take: no two changes can both leave the last admin. */
async function assertHasAdmin(trx: Database, actor: Actor): Promise<void> {
  if ((await adminsOf(trx, actor)).length > 0) return
  throw new DomainError('last_admin', { detail: 'This is the last admin of the organization. Make another member an admin first.' })
}

async function record(trx: Database, actor: Actor, member: Member, type: string, payload: NonNullable<NewEvent['payload']>, tell: string[]): Promise<void> {
  await recordEvent(trx, actor, { type, subject: { type: 'user', id: member.id }, payload: { name: member.name, ...payload }, tell })
}
