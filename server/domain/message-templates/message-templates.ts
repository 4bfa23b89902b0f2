import type { CreateMessageTemplate, MessageTemplate, UpdateMessageTemplate } from '#shared/message-templates/schema'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { assertMayChangeTemplate, assertMayShareTemplate, assertSeesTemplate } from './message-templates.policy'
import { findTemplate, insertTemplates, listTemplateRows, updateTemplateRow } from './message-templates.repository'

/** The message templates that the actor sees: their own and the shared ones, by name. */
export async function listMessageTemplates(db: Database, actor: Actor): Promise<{ messageTemplates: MessageTemplate[], total: number, cursor: null }> {
  const messageTemplates = await listTemplateRows(db, actor.userId)
  return { messageTemplates, total: messageTemplates.length, cursor: null }
}

export async function getMessageTemplate(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<MessageTemplate> {
  const template = await findTemplate(db, id, { trashed })
  if (!template) throw notFound()
  assertSeesTemplate(actor, template)
  return template
}

/** Saves a template; the actor's own unless it is shared, which not everyone may. */
export async function createMessageTemplate(db: Database, actor: Actor, { isShared, ...input }: CreateMessageTemplate): Promise<MessageTemplate> {
  assertCan(actor, 'templates.write')
  assertMayShareTemplate(actor, isShared)
  return await inTransaction(db, async (trx) => {
    const now = instantNow()
    const id = newId()
    await insertTemplates(trx, [{
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ...input, sortName: sortNameOf(input.name), subject: input.subject ?? null,
      isShared: isShared ? 1 : 0, ownerId: actor.userId,
    }])
    await recordEvent(trx, actor, { type: 'message_template.created', subject: { type: 'message_template', id }, payload: { name: input.name } })
    return await getMessageTemplate(trx, actor, id)
  })
}

/** Changes a template. A stale `version` changes nothing. */
export async function updateMessageTemplate(db: Database, actor: Actor, id: string, input: UpdateMessageTemplate, version?: number): Promise<MessageTemplate> {
  return await inTransaction(db, async (trx) => {
    const before = await getMessageTemplate(trx, actor, id)
    assertMayChangeTemplate(actor, before)
    assertMayShareTemplate(actor, input.isShared)
    if (version !== undefined && version !== before.version) throw staleTemplate(before)
    const changes = changesBetween(before, input)
    if (Object.keys(changes).length === 0) return before
    const { isShared, ...fields } = input
    const written = await updateTemplateRow(trx, id, before.version, {
      ...fields, updatedAt: instantNow(),
      ...(input.name === undefined ? {} : { sortName: sortNameOf(input.name) }),
      ...(isShared === undefined ? {} : { isShared: isShared ? 1 : 0 }),
    })
    if (!written) throw staleTemplate(await getMessageTemplate(trx, actor, id))
    await recordEvent(trx, actor, { type: 'message_template.updated', subject: { type: 'message_template', id }, payload: { name: input.name ?? before.name, changes } })
    return await getMessageTemplate(trx, actor, id)
  })
}

/** Takes a template away; it can be restored. */
export async function deleteMessageTemplate(db: Database, actor: Actor, id: string): Promise<void> {
  await moveTemplate(db, actor, id, { isDeleted: true })
}

export async function restoreMessageTemplate(db: Database, actor: Actor, id: string): Promise<MessageTemplate> {
  await moveTemplate(db, actor, id, { isDeleted: false })
  return await getMessageTemplate(db, actor, id)
}

async function moveTemplate(db: Database, actor: Actor, id: string, { isDeleted }: { isDeleted: boolean }): Promise<void> {
  await inTransaction(db, async (trx) => {
    const template = await getMessageTemplate(trx, actor, id, { trashed: !isDeleted })
    assertMayChangeTemplate(actor, template)
    await updateTemplateRow(trx, id, template.version, { deletedAt: isDeleted ? instantNow() : null })
    const type = isDeleted ? 'message_template.deleted' : 'message_template.restored'
    await recordEvent(trx, actor, { type, subject: { type: 'message_template', id }, payload: { name: template.name } })
  })
}

function sortNameOf(name: string): string {
  return fold(name).slice(0, 200)
}

function staleTemplate(current: MessageTemplate): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this template in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
