import type { Database } from '#server/db/database'
import { findKept } from './answers.repository'
import type { AiCaller, Completed } from './complete'
import { isValid, outputOf } from './kept'
import type { Prompt } from './prompt'
import { ratingOf } from './ratings'

/** An answer that somebody was given before, by the hash in its mark; undefined if it is no longer kept, or no longer what the prompt asks for. Counts as no use. */
export async function recall<Input, Output>(db: Database, { userId }: Pick<AiCaller, 'userId'>, prompt: Prompt<Input, Output>, hash: string): Promise<Completed<Output> | undefined> {
  const kept = await findKept(db, hash)
  if (!kept || !isValid(prompt, kept.answer)) return undefined
  const { model, inputTokens, outputTokens, askedAt } = kept
  const rating = await ratingOf(db, { userId, hash })
  return { output: outputOf(prompt, kept.answer), ai: { model, cached: true, hash, inputTokens, outputTokens, rating }, askedAt }
}
