import type { CreateProposal } from '#shared/proposals/schema'
import type { CreateProposalTemplate, ProposalTemplate, ReadyMadeTemplate, UpdateProposalTemplate } from '#shared/proposals/templates'
import type { Language } from '#shared/proposals/values'
import { fold } from '#shared/search/fold'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { readyMadeTemplates } from './ready-made'
import { findTemplate, insertTemplate, listTemplateRows, updateTemplateRow } from './templates.repository'

/** The organization's templates by name, and those that everyone has. */
export async function listTemplates(db: Database): Promise<{ templates: ProposalTemplate[], readyMade: ReadyMadeTemplate[] }> {
  return { templates: await listTemplateRows(db), readyMade: readyMadeTemplates }
}

/** One of the organization's templates; in the trash only if asked for. */
export async function getTemplate(db: Database, id: string, { trashed = false } = {}): Promise<ProposalTemplate> {
  const template = await findTemplate(db, id, trashed)
  if (!template) throw notFound()
  return template
}

/** What a new proposal begins with: the named template, else the first ready-made one of the language. A named language goes before the template's. */
export async function templateFor(db: Database, { templateId, readyMade, language: asked }: Pick<CreateProposal, 'templateId' | 'readyMade' | 'language'>, language: Language): Promise<Pick<ReadyMadeTemplate, 'language' | 'title' | 'sections'>> {
  if (templateId) {
    const template = await findTemplate(db, templateId, false)
    if (!template) throw invalidField('templateId', 'unknown_template', 'This template is not here. Choose another one')
    return { ...template, language: asked ?? template.language }
  }
  const named = readyMadeTemplates.find(({ key }) => key === readyMade)
  if (readyMade && !named) throw invalidField('readyMade', 'unknown_template', 'There is no ready-made template of this name')
  return named ? { ...named, language: asked ?? named.language } : readyMadeTemplates.find(template => template.language === language)!
}

export async function createTemplate(db: Database, actor: Actor, input: CreateProposalTemplate): Promise<ProposalTemplate> {
  assertCan(actor, 'proposals.manage')
  return await inTransaction(db, async (trx) => {
    const id = newId()
    const now = instantNow()
    await insertTemplate(trx, { id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ...input, title: input.title ?? null, sortName: fold(input.name), sections: JSON.stringify(input.sections) })
    await tell(trx, actor, 'proposal_template.created', { id, name: input.name })
    return await getTemplate(trx, id)
  })
}

/** Changes a template. Proposals that were made from it stay as they are. */
export async function updateTemplate(db: Database, actor: Actor, id: string, input: UpdateProposalTemplate, version?: number): Promise<ProposalTemplate> {
  assertCan(actor, 'proposals.manage')
  return await inTransaction(db, async (trx) => {
    const before = await getTemplate(trx, id)
    if (version !== undefined && version !== before.version) throw stale(before)
    const changes = changesBetween<ProposalTemplate>(before, input)
    if (Object.keys(changes).length === 0) return before
    const { sections, ...fields } = input
    const written = await updateTemplateRow(trx, id, before.version, {
      ...fields, ...(sections ? { sections: JSON.stringify(sections) } : {}), ...(fields.name ? { sortName: fold(fields.name) } : {}), updatedAt: instantNow(),
    })
    if (!written) throw stale(await getTemplate(trx, id))
    await tell(trx, actor, 'proposal_template.updated', { id, name: input.name ?? before.name })
    return await getTemplate(trx, id)
  })
}

/** Puts a template away, from where it can be restored. */
export async function deleteTemplate(db: Database, actor: Actor, id: string): Promise<void> {
  assertCan(actor, 'proposals.manage')
  await inTransaction(db, async (trx) => {
    const template = await getTemplate(trx, id)
    await updateTemplateRow(trx, id, template.version, { deletedAt: instantNow() })
    await tell(trx, actor, 'proposal_template.deleted', template)
  })
}

export async function restoreTemplate(db: Database, actor: Actor, id: string): Promise<ProposalTemplate> {
  assertCan(actor, 'proposals.manage')
  return await inTransaction(db, async (trx) => {
    const template = await getTemplate(trx, id, { trashed: true })
    await updateTemplateRow(trx, id, template.version, { deletedAt: null })
    await tell(trx, actor, 'proposal_template.restored', template)
    return await getTemplate(trx, id)
  })
}

async function tell(trx: Database, actor: Actor, type: string, { id, name }: Pick<ProposalTemplate, 'id' | 'name'>): Promise<void> {
  await recordEvent(trx, actor, { type, subject: { type: 'proposal_template', id }, payload: { name } })
}

function stale(current: ProposalTemplate): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this template in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
