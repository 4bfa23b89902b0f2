import type { KeptAnswersPage, WholeKeptAnswer } from '#shared/ai/kept-answers'
import type { ListKeptAnswers } from '#shared/ai/schema'
import type { AiFeature } from '#shared/ai/values'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { recordEvent } from '../events/events'
import { assertCan } from '../members/policy'
import { countKeptAnswers, deleteKeptAnswers, findKeptAnswer, pageOfKeptAnswers } from './kept-answers.repository'

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

/** The audit log says who did what with the answers. */
export async function tellOf(trx: Database, actor: Actor, what: 'deleted' | 'exported' | 'imported', details: Record<string, unknown>): Promise<void> {
  await recordEvent(trx, actor, {
    type: `organization.ai_answers_${what}`, subject: { type: 'organization', id: actor.organizationId },
    payload: { name: actor.session.organization.name, ...details },
  })
}
