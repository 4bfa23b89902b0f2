import { z } from 'zod'
import { aiFeatures, aiSubjectTypes } from '#shared/ai/values'
import { inTransaction, type Database } from '#server/db/database'
import { keepEntry } from './answers.repository'
import { canonicalJson, hashOf } from './canonical'
import { keptAnswerSchema, type KeptAnswer } from './kept'
import type { AiRequest } from './request'

const header = { format: 'simplecrm-ai-cache', version: 1 } as const
const headerSchema = z.object({ format: z.literal(header.format), version: z.literal(header.version) })

/** Whoever made the file, each value has to fit its column on either engine. */
const count = z.int32().min(0)
const name = z.string().regex(/^[\w.:@/-]{1,100}$/)
const entrySchema = z.object({
  hash: z.string(),
  feature: z.enum(aiFeatures),
  request: z.object({ prompt: z.object({ name, version: count }), params: z.looseObject({ model: name, max_tokens: z.int(), messages: z.array(z.unknown()) }) }),
  answer: keptAnswerSchema,
  subjects: z.array(z.object({ type: z.enum(aiSubjectTypes), id: name })).max(5000),
  inputTokens: count,
  outputTokens: count,
  costMicros: z.int().min(0),
  createdAt: z.iso.datetime(),
})
type Entry = z.infer<typeof entrySchema>

const readAtOnce = 100
/** Each takes milliseconds, to be hashed and made searchable, and nobody else writes meanwhile. */
const writtenAtOnce = 2

/** All kept answers as lines of JSON, the first of which says what the file is; there is no key in it. */
export async function* exportCache(db: Database): AsyncGenerator<string> {
  yield JSON.stringify(header)
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: { hash: string }[] = await db.selectFrom('aiAnswers').select('hash').where('hash', '>', after).orderBy('hash').limit(readAtOnce).execute()
    for (const { hash } of rows) {
      const entry = await readEntry(db, hash)
      if (entry) yield JSON.stringify(entry)
    }
    after = rows.length === readAtOnce ? rows.at(-1)!.hash : undefined
  }
}

async function readEntry(db: Database, hash: string): Promise<Entry | undefined> {
  const row = await db.selectFrom('aiAnswers').select(['hash', 'feature', 'request', 'answer', 'inputTokens', 'outputTokens', 'costMicros', 'refreshedAt']).where('hash', '=', hash).executeTakeFirst()
  if (!row) return undefined
  const subjects = await db.selectFrom('aiAnswerSubjects').select(['subjectType as type', 'subjectId as id']).where('hash', '=', hash).orderBy('subjectType').orderBy('subjectId').execute()
  const { request, answer, refreshedAt: createdAt, ...rest } = row
  return { ...rest, createdAt, request: JSON.parse(request) as Entry['request'], answer: JSON.parse(answer) as KeptAnswer, subjects }
}

export interface CacheImport {
  /** New here. */
  added: number
  /** Were here already. */
  present: number
  /** Unreadable, or under a hash that is not their request's. */
  refused: number
}

/** The file is not one that `exportCache` made. */
export class NoCacheFile extends Error {}

/** Takes over kept answers; those that are here already stay unless `overwrite`. Throws NoCacheFile. */
export async function importCache(db: Database, lines: AsyncIterable<string>, { overwrite = false } = {}): Promise<CacheImport> {
  const result: CacheImport = { added: 0, present: 0, refused: 0 }
  let batch: Entry[] = []
  let isFirst = true
  const flush = async () => {
    const entries = batch
    batch = []
    await inTransaction(db, async (trx) => {
      for (const entry of entries) result[await keepEntry(trx, { ...entry, request: entry.request as unknown as AiRequest }, overwrite) ? 'added' : 'present']++
    })
  }
  for await (const line of lines) {
    if (isFirst && !headerSchema.safeParse(jsonOf(line)).success) throw new NoCacheFile('This is not a file of kept answers')
    const entry = isFirst || !line.trim() ? undefined : entryOf(line)
    if (entry) batch.push(entry)
    else if (!isFirst && line.trim()) result.refused++
    isFirst = false
    if (batch.length === writtenAtOnce) await flush()
  }
  if (isFirst) throw new NoCacheFile('The file is empty')
  await flush()
  return result
}

function entryOf(line: string): Entry | undefined {
  const { data } = entrySchema.safeParse(jsonOf(line))
  if (!data || !isSound(data)) return undefined
  const now = new Date().toISOString()
  // An answer from the future would pass for newer than any that is asked for.
  return data.createdAt < now ? data : { ...data, createdAt: now }
}

function isSound({ request, answer, hash }: Entry): boolean {
  try {
    return canonicalJson(answer) !== '' && hashOf(request) === hash
  }
  catch {
    // Nested deeper than anything that was ever asked or answered.
    return false
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  }
  catch {
    return undefined
  }
}
