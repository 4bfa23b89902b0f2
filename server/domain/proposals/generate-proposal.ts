import type { GenerateProposal } from '#shared/proposals/generate'
import { mostSectionText, usualSections } from '#shared/proposals/values'
import type { Proposal, ProposalSection } from '#shared/proposals/schema'
import { complete, type AiOptions } from '#server/ai/complete'
import { rewriteProposalSection } from '#server/ai/prompts/rewrite-proposal-section'
import { writeProposal } from '#server/ai/prompts/write-proposal'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { getProposal, staleProposal } from './proposals'
import { assertOpen } from './proposals.policy'
import { matterOf } from './proposal-matter'
import { toStored } from './stored-document'
import { styleOf } from './style'
import { writeDocument } from './update-proposal'

type Coming = Pick<AiOptions, 'signal' | 'onText'>

/**
 * Has Claude write a proposal's usual sections, or the one that is named, from the history with the client; prices stay the
 * line items'. It becomes a version of its own, so that what stood there before can be put back. A stale `version` asks nothing.
 */
export async function generateProposal(db: Database, actor: Actor, id: string, { section: key, instruction, fresh }: GenerateProposal, version?: number, coming: Coming = {}): Promise<Proposal> {
  assertCan(actor, 'ai.write')
  assertCan(actor, 'records.edit')
  const before = await getProposal(db, actor, id)
  assertOpen(before)
  if (version !== undefined && version !== before.version) throw staleProposal(before)
  const { matter, subjects } = await matterOf(db, actor, before, instruction)
  const options = { ...coming, fresh, subjects }
  const written = key === undefined ? await writeAll(db, actor, matter, options) : await writeOne(db, actor, before, key, matter, options)
  return await inTransaction(db, async (trx) => {
    const now = await getProposal(trx, actor, id)
    const document = toStored({ ...now.document, sections: withWritten(now.document.sections, written, key !== undefined) })
    return await writeDocument(trx, actor, now, document, { origin: 'generated', event: { type: 'proposal.generated', details: key === undefined ? {} : { section: key } } })
  })
}

type Matter = Awaited<ReturnType<typeof matterOf>>['matter']
type Asking = Coming & { fresh: boolean, subjects: AiOptions['subjects'] }

async function writeAll(db: Database, actor: Actor, matter: Matter, options: Asking): Promise<ProposalSection[]> {
  const { output, ai } = await complete(db, actor, writeProposal, matter, options)
  const { terms } = await styleOf(db, actor)
  const own = terms[matter.language === 'Persian' ? 'fa' : 'en']
  return usualSections.map((key) => {
    const { heading, text } = output[key]
    const isOwn = key === 'terms' && own.trim() !== ''
    return { key, heading: oneLine(heading) || key, text: isOwn ? own : limited(text), ai: isOwn ? null : ai }
  })
}

async function writeOne(db: Database, actor: Actor, { document: { sections } }: Proposal, key: string, matter: Matter, options: Asking): Promise<ProposalSection[]> {
  const section = sections.find(one => one.key === key)
  if (!section) throw invalidField('section', 'unknown_section', 'The proposal has no such section')
  const others = sections.filter(one => one !== section).map(({ heading, text }) => ({ heading, text }))
  const { output, ai } = await complete(db, actor, rewriteProposalSection, { ...matter, section: { heading: section.heading, text: section.text }, others }, options)
  return [{ ...section, text: limited(output), ai }]
}

/** Sections take the places of those they replace; a single one that has gone meanwhile stays gone. */
function withWritten(sections: ProposalSection[], written: ProposalSection[], isSingle: boolean): ProposalSection[] {
  const replaced = sections.map((section) => {
    const anew = written.find(({ key }) => key === section.key)
    return anew && isSingle ? { ...anew, heading: section.heading } : anew ?? section
  })
  return isSingle ? replaced : [...replaced, ...written.filter(({ key }) => !sections.some(section => section.key === key))]
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 200)
const limited = (text: string) => text.replace(/\r\n?/g, '\n').trim().slice(0, mostSectionText)
