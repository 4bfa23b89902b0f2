import type { AiFeature, AiOutcome, AiRating } from '#shared/ai/values'
import type { Database } from '#server/db/database'

export interface CallSums {
  day: string
  feature: AiFeature
  userId: string
  name: string
  promptName: string
  promptVersion: number
  outcome: AiOutcome
  rating: AiRating | null
  calls: number
  inputTokens: number
  outputTokens: number
  costMicros: number
  savedMicros: number
}

const sums = ['inputTokens', 'outputTokens', 'costMicros', 'savedMicros'] as const

/** The calls of a time, summed up as finely as anyone asks: from them every other sum is made. */
export async function sumCalls(db: Database, { from, before, userId }: { from: string, before: string, userId?: string }): Promise<CallSums[]> {
  let calls = db.selectFrom('aiCalls as c').innerJoin('users as u', 'u.id', 'c.userId').where('c.at', '>=', from).where('c.at', '<', before)
  if (userId) calls = calls.where('c.userId', '=', userId)
  const rows = await calls.select(eb => [
    eb.fn<string>('substr', ['c.at', eb.lit(1), eb.lit(10)]).as('day'),
    'c.feature', 'c.userId', 'u.name', 'c.promptName', 'c.promptVersion', 'c.outcome', 'c.rating', eb.fn.countAll<number>().as('calls'),
    ...sums.map(column => eb.fn.sum<number>(`c.${column}`).as(column)),
  ]).groupBy(['day', 'c.feature', 'c.userId', 'u.name', 'c.promptName', 'c.promptVersion', 'c.outcome', 'c.rating']).execute()
  return rows.map(row => ({ ...row, calls: Number(row.calls), inputTokens: Number(row.inputTokens), outputTokens: Number(row.outputTokens), costMicros: Number(row.costMicros), savedMicros: Number(row.savedMicros) }))
}

/** When Claude was asked for the first time. */
export async function findFirstCall(db: Database, userId?: string): Promise<string | undefined> {
  const row = await db.selectFrom('aiCalls').select('at').$if(userId !== undefined, calls => calls.where('userId', '=', userId!)).orderBy('at').limit(1).executeTakeFirst()
  return row?.at
}
