import type { KeptAnswer, WholeKeptAnswer } from '#shared/ai/kept-answers'
import type { ListKeptAnswers } from '#shared/ai/schema'
import type { AiFeature } from '#shared/ai/values'
import { searchWords } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { paginate, type Page } from '#server/db/pagination'

const columns = ['hash', 'feature', 'promptName', 'promptVersion', 'model', 'inputTokens', 'outputTokens', 'costMicros', 'hits', 'byteSize', 'createdAt', 'refreshedAt', 'lastUsedAt'] as const

type Filters = Pick<ListKeptAnswers, 'q' | 'feature'>

function matching(db: Database, { q, feature }: Filters) {
  let query = db.selectFrom('aiAnswers')
  if (feature) query = query.where('feature', '=', feature)
  // Words hold letters and digits alone, so none of them is a pattern.
  for (const word of searchWords(q ?? '')) query = query.where('searchText', 'like', `%${word}%`)
  return query
}

export async function pageOfKeptAnswers(db: Database, { limit, cursor, sort, ...filters }: ListKeptAnswers): Promise<Page<KeptAnswer>> {
  return await paginate<KeptAnswer>(() => matching(db, filters).select(columns) as never, {
    column: 'aiAnswers.lastUsedAt', idColumn: 'aiAnswers.hash', descending: sort.startsWith('-'), nullable: false, limit, cursor, key: `kept answers ${sort}`,
    positionOf: row => ({ value: row.lastUsedAt, id: row.hash }),
  })
}

export async function countKeptAnswers(db: Database, filters: Filters): Promise<number> {
  const { count } = await matching(db, filters).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

export async function findKeptAnswer(db: Database, hash: string): Promise<WholeKeptAnswer | undefined> {
  const row = await db.selectFrom('aiAnswers').select([...columns, 'request', 'answer']).where('hash', '=', hash).executeTakeFirst()
  return row && { ...row, request: JSON.parse(row.request) as unknown, answer: JSON.parse(row.answer) as unknown }
}

/** Answers how many there were. */
export async function deleteKeptAnswers(db: Database, { hash, feature }: { hash?: string, feature?: AiFeature }): Promise<number> {
  let answers = db.deleteFrom('aiAnswers')
  if (hash) answers = answers.where('hash', '=', hash)
  if (feature) answers = answers.where('feature', '=', feature)
  const { numDeletedRows } = await answers.executeTakeFirst()
  return Number(numDeletedRows)
}
