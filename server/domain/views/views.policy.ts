import { can } from '#shared/members/permissions'
import type { View } from '#shared/views/schema'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'

/** A private view is its owner's alone; for everyone else it does not exist. */
export function assertSeesView(actor: Actor, view: View): void {
  if (!view.isShared && view.ownerId !== actor.userId) throw notFound()
}

/** A shared view is arranged by those who may share views, a private one by its owner. */
export function assertMayChangeView(actor: Actor, view: View): void {
  assertSeesView(actor, view)
  if (view.isShared && !can(actor.role, 'views.share')) throw new DomainError('forbidden', { detail: 'This view belongs to all. Ask a manager to change it, or save it as a view of your own.' })
}

export function assertMayShare(actor: Actor, isShared: boolean | undefined): void {
  if (isShared) assertCan(actor, 'views.share')
}
