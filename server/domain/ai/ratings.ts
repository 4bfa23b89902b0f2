import type { RateAnswer } from '#shared/ai/schema'
import { rateAnswerOf } from '#server/ai/ratings'
import { inTransaction, type Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'

/** Keeps what a person thinks of an answer that Claude gave them; null takes it back. It is their own word, and no event. */
export async function rateAnswer(db: Database, actor: Actor, { hash, rating }: RateAnswer): Promise<void> {
  assertCan(actor, 'ai.read')
  await inTransaction(db, async (trx) => {
    if (!await rateAnswerOf(trx, { userId: actor.userId, hash }, rating)) throw notFound()
  })
}
