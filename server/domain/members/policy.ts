import { can, mayDispose, mayExport, type Permission } from '#shared/members/permissions'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'

/** Refuses what the actor's role may not do at all. */
export function assertCan(actor: Actor, permission: Permission): void {
  if (can(actor.role, permission)) return
  throw new DomainError('forbidden', { detail: `Your role (${actor.role}) does not allow this. Ask an admin of the organization.` })
}

/** Refuses to take data out where the organization keeps that to others. */
export function assertMayExport(actor: Actor): void {
  if (mayExport(actor.role, actor.session.organization)) return
  throw new DomainError('forbidden', { detail: `Your role (${actor.role}) may not take data out of this organization. An admin can allow it.` })
}

/** Refuses a rep what the owner alone may do with a record that they see: to delete it, to share it. */
export function assertOwner(actor: Actor, record: { ownerId: string | null }): void {
  if (mayDispose(actor, record)) return
  throw new DomainError('forbidden', { detail: 'You see this because it is shared with you or belongs to something of yours. Ask its owner or a manager.' })
}

/** The owner of a new record: the actor, unless they may name another. */
export function ownerOfNew(actor: Actor, requested: string | null | undefined): string | null {
  if (requested === undefined || requested === actor.userId) return actor.userId
  assertCan(actor, 'records.change-owner')
  return requested
}

/** Refuses a change of owner to those who may not hand records over. */
export function assertMayChangeOwner(actor: Actor, from: string | null, to: string | null | undefined): void {
  if (to !== undefined && to !== from) assertCan(actor, 'records.change-owner')
}
