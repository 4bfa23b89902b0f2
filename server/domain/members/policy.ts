import { can, seesEverything, type Permission } from '#shared/members/permissions'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'

/** Refuses what the actor's role may not do at all. */
export function assertCan(actor: Actor, permission: Permission): void {
  if (can(actor.role, permission)) return
  throw new DomainError('forbidden', { detail: `Your role (${actor.role}) does not allow this. Ask an admin of the organization.` })
}

/** Refuses a change of a record that the actor may see but not touch; a record they may not see does not exist for them. */
export function assertOwns(actor: Actor, record: { ownerId: string | null }): void {
  if (!seesEverything(actor.role) && record.ownerId !== actor.userId) throw notFound()
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
