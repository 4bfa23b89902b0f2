import { partsOf } from '#shared/drafts/parts'
import type { DraftAnswer, DraftRequest } from '#shared/drafts/schema'
import type { Activity } from '#shared/activities/schema'
import { complete, type AiOptions } from '#server/ai/complete'
import { draftMessagePrompt } from '#server/ai/prompts/draft-message'
import { rewriteMessagePrompt } from '#server/ai/prompts/rewrite-message'
import type { Database } from '#server/db/database'
import { listMessagesOf } from '../activities/messages'
import type { Actor } from '../actor'
import { recordHistory } from '../ai/record-history'
import { assertCan } from '../members/policy'
import { fillMessageTemplate } from '../message-templates/fill-message-template'
import { draftRecord, type DraftRecord } from './draft-record'
import { ownTone } from './own-tone'
import { languageOf } from './written-language'

type Going = Pick<AiOptions, 'onText' | 'signal'>

const historyCharacters = 16_000
const messagesLookedAt = 20

/**
 * Writes a message to whom a record concerns, in the actor's own tone, or changes one. Nothing is sent or kept but the
 * answer in the cache; call it outside a transaction. Throws not_found for what the actor does not see, and what Claude refuses.
 */
export async function draftMessage(db: Database, actor: Actor, request: DraftRequest, going: Going = {}): Promise<DraftAnswer> {
  assertCan(actor, 'ai.write')
  const found = await draftRecord(db, actor, request)
  return request.change ? await changed(db, actor, request, found, going) : await written(db, actor, request, found, going)
}

async function changed(db: Database, actor: Actor, { channel, change, previous, fresh }: DraftRequest, { subjects, to }: DraftRecord, going: Going): Promise<DraftAnswer> {
  const { output, ai } = await complete(db, actor, rewriteMessagePrompt, { channel, change: change!, previous: previous! }, { ...going, fresh, subjects })
  const draft = partsOf(output, channel)
  return { draft, language: languageOf(draft.text) ?? 'en', to, isCut: false, ai }
}

async function written(db: Database, actor: Actor, request: DraftRequest, { record, subjects, to }: DraftRecord, going: Going): Promise<DraftAnswer> {
  const { channel, templateId, instruction, fresh } = request
  const history = await recordHistory(db, actor, record, { maxCharacters: historyCharacters })
  const messages = await messagesWith(db, actor, record, subjects)
  const inbound = messages.find(({ direction }) => direction === 'inbound')
  const { samples, subjects: others } = await ownTone(db, actor, channel)
  const { user, organization } = actor.session
  const language = request.language === 'as-before' ? languageOf((inbound ?? messages[0])?.body) ?? user.locale : request.language
  const toAnswer = request.kind === 'reply' && inbound ? { subject: inbound.subject, text: inbound.body ?? '' } : null
  const { output, ai } = await complete(db, actor, draftMessagePrompt, {
    channel, language, toAnswer, samples, history: history.text, kind: toAnswer ? 'reply' : 'follow-up',
    sender: { name: user.name, organization: organization.name }, recipient: to?.name ?? null, wish: instruction?.trim() || null,
    template: templateId ? await fillMessageTemplate(db, actor, templateId, request) : null,
  }, { ...going, fresh, subjects: [...subjects, ...history.subjects, ...others] })
  return { draft: partsOf(output, channel), language, to, isCut: history.isCut, ai }
}

/** The latest messages about the record; about a deal also those with its first contact, who rarely names the deal. */
async function messagesWith(db: Database, actor: Actor, { type, id }: DraftRecord['record'], subjects: DraftRecord['subjects']): Promise<Activity[]> {
  const messages = await listMessagesOf(db, actor, { kind: type, id }, messagesLookedAt)
  const contact = type === 'deal' && messages.length === 0 ? subjects.find(subject => subject.type === 'contact') : undefined
  return contact ? await listMessagesOf(db, actor, { kind: 'contact', id: contact.id }, messagesLookedAt) : messages
}
