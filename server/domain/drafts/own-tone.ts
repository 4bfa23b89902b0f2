import type { Activity } from '#shared/activities/schema'
import type { DraftChannel } from '#shared/drafts/values'
import { cut } from '#server/ai/fence'
import type { Database } from '#server/db/database'
import { listSentMessages } from '../activities/messages'
import type { Actor } from '../actor'

const lookedAt = 40
const mostSamples = 5
const mostOfSample = 1200
/** Shorter ones say what was sent and are not the text that was. */
const leastOfSample = 60

/** How the actor writes: their own latest texts, those of the same kind first, and whose data these might carry. */
export async function ownTone(db: Database, actor: Actor, channel: DraftChannel): Promise<{ samples: string[], subjects: { type: 'contact' | 'deal', id: string }[] }> {
  const sent = await listSentMessages(db, actor, lookedAt)
  const long = sent.map(message => ({ message, text: ownWords(message.body ?? '') })).filter(({ text }) => text.length >= leastOfSample)
  const chosen = [...long.filter(({ message }) => message.type === channel), ...long.filter(({ message }) => message.type !== channel)].slice(0, mostSamples)
  return {
    samples: chosen.map(({ message, text }) => cut(withoutFacts(text, namesIn(message)), mostOfSample).text),
    subjects: chosen.flatMap(({ message: { contactId, dealId } }) => [...contactId ? [{ type: 'contact' as const, id: contactId }] : [], ...dealId ? [{ type: 'deal' as const, id: dealId }] : []]),
  }
}

const quotation = /^\s*(?:On .{5,300} wrote:|-{2,} ?(?:Original|Forwarded) Message|From: |(?:در|به تاریخ) .{5,300} نوشت)/mi

/** A mail without what it quotes. */
export function ownWords(text: string): string {
  const start = quotation.exec(text)?.index ?? text.length
  return text.slice(0, start).split('\n').filter(line => !line.trimStart().startsWith('>')).join('\n').trim()
}

function namesIn({ contactName, dealTitle }: Activity): string[] {
  return [dealTitle, contactName, ...(contactName ?? '').split(/\s+/)].flatMap(name => name && name.length > 1 ? [name] : [])
}

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|\bhttps?:\/\/\S+|\bwww\.\S+/gu

/** A text of which only the manner is left: no names, addresses or figures of somebody else's affairs. */
export function withoutFacts(text: string, names: string[]): string {
  const patterns = names.toSorted((a, b) => b.length - a.length).map(name => RegExp.escape(name))
  const withoutNames = patterns.length ? text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), '[name]') : text
  return withoutNames.replace(address, '[address]').replace(/\p{Nd}+(?:[.,٫٬/:-]\p{Nd}+)*/gu, '#')
}
