import type { Locale } from '#shared/accounts/schema'
import type { Reading } from '#shared/reading/answers'
import type { ReadThreadRequest } from '#shared/reading/schema'
import { complete } from '#server/ai/complete'
import { cut } from '#server/ai/fence'
import { parseThread, type ThreadInput } from '#server/ai/prompts/parse-thread'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { namedAmong, ourPeople } from './our-people'
import { propose } from './propose'
import { mostReadCharacters, Thread } from './thread'

const languages: Record<Locale, ThreadInput['language']> = { en: 'English', fa: 'Persian' }

/** Reads a thread and proposes what it tells of people, companies, deals and tasks. Nothing is stored but Claude's answer, in the cache. */
export async function readThread(db: Database, actor: Actor, { text, anyway, fresh }: ReadThreadRequest, signal?: AbortSignal): Promise<Reading> {
  assertCan(actor, 'ai.write')
  const { text: thread, isCut } = cut(text, mostReadCharacters)
  const us = namedAmong(await ourPeople(db, actor), thread, new Thread(thread))
  const { output, ai } = await complete(db, actor, parseThread, { thread, us, anyway, language: languages[actor.session.user.locale] }, { fresh, signal })
  return { ...await propose(db, actor, text, output), isCut, ai }
}
