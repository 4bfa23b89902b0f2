import type { Activity } from '#shared/activities/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import type { DraftChannel } from '#shared/drafts/values'
import { fold } from '#shared/search/fold'
import { cut } from '#server/ai/fence'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import { listSentMessages } from '../activities/messages'
import type { Actor } from '../actor'
import { getContact } from '../contacts/contacts'
import { pageOfContacts } from '../contacts/list-contacts'

const lookedAt = 40
const mostSamples = 5
/** The greeting, how one comes to the point, and the end: the manner needs no more. */
const mostOfSample = 800
/** Shorter ones say what was sent and are not the text that was. */
const leastOfSample = 60

/** How the actor writes: their own latest texts, those of the same kind first, and whose data these might carry. */
export async function ownTone(db: Database, actor: Actor, channel: DraftChannel): Promise<{ samples: string[], subjects: { type: 'contact' | 'deal', id: string }[] }> {
  const sent = await listSentMessages(db, actor, lookedAt)
  const long = sent.map(message => ({ message, text: ownWords(message.body ?? '') })).filter(({ text }) => text.length >= leastOfSample)
  const chosen = [...long.filter(({ message }) => message.type === channel), ...long.filter(({ message }) => message.type !== channel)].slice(0, mostSamples)
  const names = await Promise.all(chosen.map(async ({ message }) => [...namesIn(message), ...await namesBeside(db, actor, message)]))
  return {
    samples: chosen.map(({ text }, index) => cut(withoutFacts(text, names[index]!, actor.session.user.name), mostOfSample).text),
    subjects: chosen.flatMap(({ message: { contactId, dealId } }) => [...contactId ? [{ type: 'contact' as const, id: contactId }] : [], ...dealId ? [{ type: 'deal' as const, id: dealId }] : []]),
  }
}

const quotation = /^\s*(?:On .{5,300} wrote:|-{2,} ?(?:Original|Forwarded) Message|From: |(?:در|به تاریخ) .{5,300} نوشت)/mi

/** A mail without what it quotes. */
export function ownWords(text: string): string {
  const start = quotation.exec(text)?.index ?? text.length
  return text.slice(0, start).split('\n').filter(line => !line.trimStart().startsWith('>')).join('\n').trim()
}

function namesIn({ contactName, dealTitle }: Pick<Activity, 'contactName' | 'dealTitle'>): string[] {
  return [dealTitle, contactName, ...(contactName ?? '').split(/\s+/)].flatMap(name => name && name.length > 1 ? [name] : [])
}

const mostBeside = '100'

/** The company of whom a message went to, and the others there: it may speak of them. */
async function namesBeside(db: Database, actor: Actor, { contactId, companyId: own }: Activity): Promise<string[]> {
  const companyId = own ?? (contactId ? await companyOf(db, actor, contactId) : null)
  if (!companyId) return []
  const { contacts } = await pageOfContacts(db, actor, listContactsSchema.parse({ companyId, limit: mostBeside, total: 'false' }))
  return contacts.flatMap(({ name, companyName }) => [...namesIn({ contactName: name, dealTitle: null }), ...companyName ? [companyName] : []])
}

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|\bhttps?:\/\/\S+|\bwww\.\S+/gu

/** None of a contact that is in the trash. */
async function companyOf(db: Database, actor: Actor, contactId: string): Promise<string | null> {
  return await getContact(db, actor, contactId).then(({ companyId }) => companyId, (error: unknown) => {
    if (error instanceof DomainError && error.code === 'not_found') return null
    throw error
  })
}

/** Within a sentence a capital begins a name, of whomever else a text speaks; Persian has none. */
const capitalized = /(?<=[\p{L}\p{N}\]&,;:'"’”)] )\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*/gu

/** A text of which only the manner is left: no names, addresses or figures of somebody else's affairs; the sender's own name stays. */
export function withoutFacts(text: string, names: string[], sender = ''): string {
  const patterns = names.toSorted((a, b) => b.length - a.length).map(name => RegExp.escape(name))
  const withoutNames = patterns.length ? text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), '[name]') : text
  const own = new Set(fold(sender).split(/\s+/))
  const withoutOthers = withoutNames.replace(address, '[address]').replace(capitalized, found => fold(found).split(/\s+/).every(word => own.has(word)) ? found : '[name]')
  return withoutOthers.replace(/\p{Nd}+(?:[.,٫٬/:-]\p{Nd}+)*/gu, '#')
}
