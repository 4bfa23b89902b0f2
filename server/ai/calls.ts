import { v7 } from 'uuid'
import type { AiFeature } from '#shared/ai/values'
import { inTransaction, type Database } from '#server/db/database'
import { aiCalls } from '#server/metrics'
import { countHit, type Kept, type Subject } from './answers.repository'
import { assertWithinBudget, costOf, monthlyTokenLimit, reservationFor } from './budget'
import { noTokens, type Tokens } from './failures'
import type { AiRequest } from './request'
import type { AiAccess } from './settings'

/** Who uses Claude for what. */
export interface Use {
  caller: { organizationId: string, userId: string }
  feature: AiFeature
  request: AiRequest
  hash: string
  subjects: Subject[]
}

/** Notes a call before it is made and holds back what it may cost at most. Throws ai_budget_reached. */
export async function reserveCall(db: Database, use: Use, access: AiAccess): Promise<string> {
  const limits = { tokens: await monthlyTokenLimit(use.caller.organizationId, access), cents: access.monthlyCents }
  const most = reservationFor(use.request)
  const reserved = { reservedTokens: most.inputTokens + most.outputTokens, reservedMicros: costOf(most, access.price) }
  return await inTransaction(db, async (trx) => {
    await assertWithinBudget(trx, limits, { tokens: reserved.reservedTokens, micros: reserved.reservedMicros })
    const row = { ...rowOf(use), ...noTokens, outcome: 'running' as const, failure: null, costMicros: 0, savedMicros: 0, ...reserved }
    await trx.insertInto('aiCalls').values(row).execute()
    return row.id
  })
}

/** Notes how a call ended and what it cost; nothing is held back for it any more. */
export async function settleCall(trx: Database, id: string, tokens: Tokens, costMicros: number, failure: string | null = null): Promise<void> {
  const outcome = failure === null ? 'answered' : 'failed'
  await trx.updateTable('aiCalls').set({ ...tokens, outcome, failure, costMicros, reservedTokens: 0, reservedMicros: 0 }).where('id', '=', id).execute()
  aiCalls.inc({ outcome })
}

/** Notes a use of a kept answer and what it saved. */
export async function recordHit(db: Database, use: Use, { hash, inputTokens, outputTokens, costMicros }: Kept): Promise<void> {
  const row = { ...rowOf(use), outcome: 'cached' as const, failure: null, inputTokens, outputTokens, costMicros: 0, savedMicros: costMicros, reservedTokens: 0, reservedMicros: 0 }
  await inTransaction(db, async (trx) => {
    await countHit(trx, hash, use.subjects, row.at)
    await trx.insertInto('aiCalls').values(row).execute()
  })
  aiCalls.inc({ outcome: 'cached' })
}

function rowOf({ caller, feature, request, hash, subjects: [subject] }: Use) {
  return {
    id: v7(), at: new Date().toISOString(), userId: caller.userId, feature, promptName: request.prompt.name, promptVersion: request.prompt.version,
    model: request.params.model, hash, subjectType: subject?.type ?? null, subjectId: subject?.id ?? null, rating: null,
  }
}
