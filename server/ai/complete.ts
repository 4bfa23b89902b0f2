import type { AiMark } from '#shared/ai/answers'
import type { Database } from '#server/db/database'
import { findKept, type Kept, type Subject } from './answers.repository'
import { callOrWait, type Called } from './call'
import { recordHit, type Use } from './calls'
import { aiProblem } from './failures'
import { Flights } from './flights'
import { isValid, outputOf, sayInPieces } from './kept'
import type { Prompt } from './prompt'
import { ratingOf } from './ratings'
import { requestOf } from './request'
import { readAiAccess } from './settings'

/** On whose behalf Claude is asked; an actor fits. */
export interface AiCaller { organizationId: string, userId: string }

export interface AiOptions {
  /** Asks again and replaces the kept answer once a complete, valid one is there. */
  fresh?: boolean
  /** Answers undefined instead of asking when nothing is kept; a look that counts as no use. */
  cachedOnly?: boolean
  /** Whose data the prompt carries, the most important first: for erasing; no part of the key. */
  subjects?: Subject[]
  /** The person pressed Stop or went away; its reason is thrown. */
  signal?: AbortSignal
  /** Plain text as it comes, and in pieces from the cache as well; nothing of structured answers. */
  onText?: (delta: string) => void
}

/** Who asks, unless it is a look: then undefined where nothing is kept. */
type Asking = AiOptions & { cachedOnly?: false }

export interface Completed<Output> {
  output: Output
  ai: AiMark
  /** Instant of the call that the answer comes from. */
  askedAt: string
}

/** What Claude says in one round, with the tools that it wants called. */
export interface Round {
  text: string
  toolCalls: { id: string, name: string, input: unknown }[]
  stop: 'end' | 'tools'
}

const flightsOf = new WeakMap<Database, Flights<Called>>()

/**
 * The answer to a prompt: from the cache, else from Claude, which at most one request at a time asks the same. `db` is
 * bound to the caller's organization and in no transaction. Throws the problems `ai_…`.
 */
export async function complete<Input, Output>(db: Database, caller: AiCaller, prompt: Prompt<Input, Output>, input: Input, options?: Asking): Promise<Completed<Output>>
export async function complete<Input, Output>(db: Database, caller: AiCaller, prompt: Prompt<Input, Output>, input: Input, options: AiOptions): Promise<Completed<Output> | undefined>
export async function complete<Input, Output>(db: Database, caller: AiCaller, prompt: Prompt<Input, Output>, input: Input, options: AiOptions = {}): Promise<Completed<Output> | undefined> {
  const found = await answer(db, caller, prompt, input, options)
  return found && { output: outputOf(prompt, found.kept.answer), ...await marksOf(db, caller, found) }
}

/** One round of a conversation with tools, cached like every request; what the tools answer goes into the next round's input. */
export async function completeRound<Input>(db: Database, caller: AiCaller, prompt: Prompt<Input, string>, input: Input, options: Asking = {}): Promise<Completed<Round>> {
  const found = await answer(db, caller, prompt, input, options)
  if (!found) throw aiProblem('ai_not_configured')
  return { output: found.kept.answer, ...await marksOf(db, caller, found) }
}

async function answer<Input, Output>(db: Database, caller: AiCaller, prompt: Prompt<Input, Output>, input: Input, { fresh = false, cachedOnly, subjects = [], signal, onText }: AiOptions): Promise<{ kept: Kept, cached: boolean } | undefined> {
  if (db.isTransaction) throw new Error('Claude is not asked inside a transaction: others would wait for the database as long')
  signal?.throwIfAborted()
  const { apiKey, ...access } = await readAiAccess(db, caller.organizationId)
  const { request, hash, rendered } = requestOf(prompt, input, access.model)
  const use: Use = { caller: { organizationId: caller.organizationId, userId: caller.userId }, feature: prompt.feature, request, hash, subjects }

  const kept = fresh && !cachedOnly ? undefined : await findKept(db, hash)
  if (kept && isValid(prompt, kept.answer)) {
    if (!cachedOnly) await recordHit(db, use, kept)
    if (onText && prompt.output === 'text') sayInPieces(kept.answer.text, onText)
    return { kept, cached: true }
  }
  if (cachedOnly) return undefined
  if (!apiKey) throw aiProblem('ai_not_configured')

  const flights = flightsOf.get(db) ?? new Flights<Called>()
  flightsOf.set(db, flights)
  const { landed, isFirst } = await flights.join(fresh ? `${hash} fresh` : hash, { signal, onText },
    (ends, voice) => callOrWait(db, { prompt, rendered, use, access: { ...access, apiKey }, isFresh: fresh }, ends, voice))
  const cached = landed.wasKept || !isFirst
  if (cached) await recordHit(db, use, landed.kept)
  return { kept: landed.kept, cached }
}

async function marksOf(db: Database, { userId }: AiCaller, { kept: { model, hash, inputTokens, outputTokens, askedAt }, cached }: { kept: Kept, cached: boolean }) {
  const rating = cached ? await ratingOf(db, { userId, hash }) : null
  return { ai: { model, cached, hash, inputTokens, outputTokens, rating }, askedAt }
}
