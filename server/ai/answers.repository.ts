import type { AiFeature, AiSubjectType } from '#shared/ai/values'
import type { Database } from '#server/db/database'
import type { Tokens } from './failures'
import { keptAnswerSchema, type KeptAnswer } from './kept'
import type { AiRequest } from './request'
import { searchTextOf } from './search-text'

export interface Subject { type: AiSubjectType, id: string }

/** An answer with what it cost when it was asked for. */
export interface Kept extends Tokens {
  hash: string
  model: string
  answer: KeptAnswer
  costMicros: number
  /** Instant of the call. */
  askedAt: string
}

/** The answer to a request, if one was kept (since an instant, for a request that is asked afresh). */
export async function findKept(db: Database, hash: string, since = ''): Promise<Kept | undefined> {
  const row = await db.selectFrom('aiAnswers').select(['model', 'answer', 'inputTokens', 'outputTokens', 'costMicros', 'refreshedAt'])
    .where('hash', '=', hash).where('refreshedAt', '>=', since).executeTakeFirst()
  const answer = row && keptAnswerSchema.safeParse(JSON.parse(row.answer)).data
  return answer && { hash, model: row.model, answer, inputTokens: row.inputTokens, outputTokens: row.outputTokens, costMicros: row.costMicros, askedAt: row.refreshedAt }
}

/** What a kept answer is made of, whether Claude has just given it or a file brings it along. */
interface Entry extends Tokens {
  hash: string
  feature: AiFeature
  request: AiRequest
  answer: KeptAnswer
  subjects: Subject[]
  costMicros: number
  createdAt: string
}

/** Keeps an answer in place of an earlier one. Of a record that was deleted in the meantime nothing is kept. */
export async function keepAnswer(trx: Database, use: Pick<Entry, 'feature' | 'request' | 'subjects'>, { askedAt, model: _, ...kept }: Kept): Promise<void> {
  if (await areThere(trx, use.subjects)) await keepEntry(trx, { ...use, ...kept, createdAt: askedAt }, true)
}

/** Answers false, and changes nothing, if there is an answer to this request already that shall not be replaced. */
export async function keepEntry(trx: Database, { subjects, createdAt, hash, feature, request, answer, inputTokens, outputTokens, costMicros }: Entry, replaces: boolean): Promise<boolean> {
  const written = { request: JSON.stringify(request), answer: JSON.stringify(answer) }
  const byteSize = Buffer.byteLength(written.request) + Buffer.byteLength(written.answer)
  const changed = { ...written, searchText: searchTextOf(request, answer), inputTokens, outputTokens, costMicros, byteSize, refreshedAt: createdAt, lastUsedAt: createdAt }
  const { numInsertedOrUpdatedRows } = await trx.insertInto('aiAnswers')
    .values({ hash, promptName: request.prompt.name, promptVersion: request.prompt.version, feature, model: request.params.model, hits: 0, createdAt, ...changed })
    .onConflict(conflict => replaces ? conflict.columns(['organizationId', 'hash']).doUpdateSet(changed) : conflict.columns(['organizationId', 'hash']).doNothing())
    .executeTakeFirst()
  if (!Number(numInsertedOrUpdatedRows ?? 0)) return false
  await linkSubjects(trx, hash, subjects)
  return true
}

/** Notes whose data an answer carries. */
async function linkSubjects(trx: Database, hash: string, subjects: Subject[]): Promise<void> {
  if (subjects.length === 0) return
  await trx.insertInto('aiAnswerSubjects').values(subjects.map(({ type, id }) => ({ hash, subjectType: type, subjectId: id })))
    .onConflict(conflict => conflict.columns(['organizationId', 'hash', 'subjectType', 'subjectId']).doNothing()).execute()
}

/** Counts a use of a kept answer; it may be about records here that are others than those where it comes from. */
export async function countHit(trx: Database, hash: string, subjects: Subject[], at: string): Promise<void> {
  const { numUpdatedRows } = await trx.updateTable('aiAnswers').set(eb => ({ hits: eb('hits', '+', 1), lastUsedAt: at })).where('hash', '=', hash).executeTakeFirst()
  if (numUpdatedRows > 0) await linkSubjects(trx, hash, subjects)
}

const tables = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

async function areThere(trx: Database, subjects: Subject[]): Promise<boolean> {
  for (const [type, table] of Object.entries(tables)) {
    const ids = [...new Set(subjects.filter(subject => subject.type === type).map(({ id }) => id))]
    if (ids.length === 0) continue
    const { count } = await trx.selectFrom(table).select(eb => eb.fn.countAll<number>().as('count')).where('id', 'in', ids).executeTakeFirstOrThrow()
    if (Number(count) < ids.length) return false
  }
  return true
}
