import { can } from '#shared/members/permissions'
import type { MessageTemplate } from '#shared/message-templates/schema'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'

/** A template of somebody's own does not exist for anyone else. */
export function assertSeesTemplate(actor: Actor, template: MessageTemplate): void {
  if (!template.isShared && template.ownerId !== actor.userId) throw notFound()
}

/** Shared templates are arranged by those who may share them, all others by their owner. */
export function assertMayChangeTemplate(actor: Actor, template: MessageTemplate): void {
  assertSeesTemplate(actor, template)
  assertCan(actor, 'templates.write')
  if (template.isShared && !can(actor.role, 'templates.share')) throw new DomainError('forbidden', { detail: 'This template belongs to all. Ask a manager to change it, or save one of your own.' })
}

export function assertMayShareTemplate(actor: Actor, isShared: boolean | undefined): void {
  if (isShared) assertCan(actor, 'templates.share')
}
