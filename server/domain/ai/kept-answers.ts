import type { ImportedAnswers, KeptAnswersPage, WholeKeptAnswer } from '#shared/ai/kept-answers'
import type { ListKeptAnswers } from '#shared/ai/schema'
import type { AiFeature } from '#shared/ai/values'
import { refreshAnswer } from '#server/ai/refresh'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { countKeptAnswers, deleteKeptAnswers, findKeptAnswer, pageOfKeptAnswers } from './kept-answers.repository'
import { readCacheFile, writeCacheFile } from './move-cache'

/** The answers that are kept, the last used first unless asked otherwise. */
export async function listKeptAnswers(db: Database, actor: Actor, query: ListKeptAnswers): Promise<KeptAnswersPage> {
  assertCan(actor, 'ai.manage')
  const { rows, cursor } = await pageOfKeptAnswers(db, query)
  return { answers: rows, cursor, ...query.total ? { total: await countKeptAnswers(db, query) } : {} }
}

/** A kept answer with the request that it answers. */
export async function getKeptAnswer(db: Database, actor: Actor, hash: string): Promise<WholeKeptAnswer> {
  assertCan(actor, 'ai.manage')
  const answer = await findKeptAnswer(db, hash)
  if (!answer) throw notFound()
  return answer
}

/** Forgets an answer: the same request will ask Claude again. */
export async function deleteKeptAnswer(db: Database, actor: Actor, hash: string): Promise<void> {
  assertCan(actor, 'ai.manage')
  await inTransaction(db, async (trx) => {
    const { promptName } = await getKeptAnswer(trx, actor, hash)
    await deleteKeptAnswers(trx, { hash })
    await tellOf(trx, actor, 'deleted', { count: 1, promptName })
  })
}

/** Forgets all answers, or those of one feature; answers how many. */
export async function clearKeptAnswers(db: Database, actor: Actor, feature?: AiFeature): Promise<number> {
  assertCan(actor, 'ai.manage')
  return await inTransaction(db, async (trx) => {
    const count = await deleteKeptAnswers(trx, { feature })
    if (count > 0) await tellOf(trx, actor, 'deleted', { count, ...feature ? { feature } : {} })
    return count
  })
}

/** Asks the same again; the answer is replaced once a whole one is there. Not in a transaction. */
export async function askAgain(db: Database, actor: Actor, hash: string): Promise<WholeKeptAnswer> {
  assertCan(actor, 'ai.manage')
  await refreshAnswer(db, actor, hash)
  return await getKeptAnswer(db, actor, hash)
}

/** All kept answers as a file that another installation takes; the history tells who took it. */
export async function exportKeptAnswers(db: Database, actor: Actor): Promise<AsyncGenerator<string>> {
  assertCan(actor, 'ai.manage')
  await inTransaction(db, async trx => await tellOf(trx, actor, 'exported', { count: await countKeptAnswers(trx, {}) }))
  return writeCacheFile(db)
}

/** Takes over answers from such a file; those that are here stay as they are. Throws unreadable_file. */
export async function importKeptAnswers(db: Database, actor: Actor, lines: AsyncIterable<string>): Promise<ImportedAnswers> {
  assertCan(actor, 'ai.manage')
  const result = await readCacheFile(db, lines)
  if (result.added > 0) await inTransaction(db, async trx => await tellOf(trx, actor, 'imported', { count: result.added }))
  return result
}

/** The audit log says who did what with the answers. */
async function tellOf(trx: Database, actor: Actor, what: 'deleted' | 'exported' | 'imported', details: Record<string, unknown>): Promise<void> {
  await recordEvent(trx, actor, {
    type: `organization.ai_answers_${what}`, subject: { type: 'organization', id: actor.organizationId },
    payload: { name: actor.session.organization.name, ...details },
  })
}
