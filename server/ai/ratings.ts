import type { AiRating } from '#shared/ai/values'
import type { Database } from '#server/db/database'

interface Given { userId: string, hash: string }

/** The uses of an answer that a person was given, as far as it still says the same: since it was last asked for. */
function usesOf(db: Database, userId: string, hashes: string[]) {
  return db.selectFrom('aiCalls as c').where('c.hash', 'in', hashes).where('c.userId', '=', userId).where('c.outcome', 'in', ['answered', 'cached'])
    .where('c.at', '>=', eb => eb.selectFrom('aiCalls as asked').select(({ fn, val }) => fn.coalesce(fn.max('asked.at'), val('')).as('at'))
      .whereRef('asked.hash', '=', 'c.hash').where('asked.outcome', '=', 'answered'))
}

/** What a person thinks of answers, by their hashes; null if they have not said. Answers that they were not given are not in it. */
export async function ratingsOf(db: Database, userId: string, hashes: string[]): Promise<Map<string, AiRating | null>> {
  if (hashes.length === 0) return new Map()
  const rows = await usesOf(db, userId, hashes).select(['c.hash', 'c.rating']).orderBy('c.at').orderBy('c.id').execute()
  return rows.reduce((ratings, { hash, rating }) => ratings.set(hash, rating ?? ratings.get(hash) ?? null), new Map<string, AiRating | null>())
}

/** What a person thinks of an answer that they were just given. */
export async function ratingOf(db: Database, { userId, hash }: Given): Promise<AiRating | null> {
  return (await ratingsOf(db, userId, [hash])).get(hash) ?? null
}

/** Keeps what a person thinks of an answer with their latest use of it, and with no other; answers whether there is one. */
export async function rateAnswerOf(trx: Database, { userId, hash }: Given, rating: AiRating | null): Promise<boolean> {
  const uses = await usesOf(trx, userId, [hash]).select('c.id').orderBy('c.at', 'desc').orderBy('c.id', 'desc').execute()
  if (uses.length === 0) return false
  const [latest, ...earlier] = uses.map(({ id }) => id)
  await trx.updateTable('aiCalls').set({ rating }).where('id', '=', latest!).execute()
  if (earlier.length > 0) await trx.updateTable('aiCalls').set({ rating: null }).where('id', 'in', earlier).where('rating', 'is not', null).execute()
  return true
}
