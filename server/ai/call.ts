import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { inTransaction, type Database } from '#server/db/database'
import { askPatiently } from './ask-patiently'
import { findKept, keepAnswer, type Kept } from './answers.repository'
import { costOf } from './budget'
import { reserveCall, settleCall, type Use } from './calls'
import { claudeSettings } from './client'
import { AiFailure, transientFailure } from './failures'
import { mute, type Voice } from './flights'
import { isValid, keepable, sayInPieces, type KeptAnswer } from './kept'
import { releaseLease, renewalMs, renewLease, takeLease } from './leases'
import type { Reply } from './ask'
import type { Prompt, Rendered } from './prompt'
import type { AiAccess } from './settings'

export interface Calling<Output> {
  prompt: Prompt<never, Output>
  rendered: Rendered
  use: Use
  access: AiAccess & { apiKey: string }
  isFresh: boolean
}

/** An answer, and whether another server had it meanwhile. */
export interface Called { kept: Kept, wasKept: boolean }

const firstPollMs = 100
const mostPollMs = 1000

/**
 * Asks Claude and keeps the answer; of several servers one asks, and the others take its answer. An answer of another
 * server that is newer than this request serves even where it was to be asked afresh.
 */
export async function callOrWait<Output>(db: Database, calling: Calling<Output>, signal: AbortSignal, given: Voice): Promise<Called> {
  const voice = calling.prompt.output === 'text' ? given : mute
  const { use: { hash }, isFresh, prompt } = calling
  const holder = v7()
  const deadline = Date.now() + claudeSettings().deadlineMs
  const ends = AbortSignal.any([signal, AbortSignal.timeout(claudeSettings().deadlineMs)])
  const since = isFresh ? new Date().toISOString() : ''
  for (let pollMs = firstPollMs; ; pollMs = Math.min(mostPollMs, pollMs * 1.5)) {
    const isOurs = await takeLease(db, hash, holder)
    const kept = await findKept(db, hash, since)
    if (kept && isValid(prompt, kept.answer)) {
      if (isOurs) await releaseLease(db, hash, holder)
      sayInPieces(kept.answer.text, voice.say)
      return { kept, wasKept: true }
    }
    if (isOurs) return { kept: await callWithLease(db, calling, { holder, deadline, signal: ends, voice }), wasKept: false }
    await wait(pollMs, undefined, { signal: ends }).catch(() => {
      throw transientFailure('ai_overloaded', { type: 'another_server' }).toProblem()
    })
  }
}

interface Lease { holder: string, deadline: number, signal: AbortSignal, voice: Voice }

async function callWithLease<Output>(db: Database, calling: Calling<Output>, { holder, ...asking }: Lease): Promise<Kept> {
  const { hash } = calling.use
  const renewal = setInterval(() => void renewLease(db, hash, holder).catch(() => undefined), renewalMs)
  try {
    return await call(db, calling, asking)
  }
  finally {
    clearInterval(renewal)
    await releaseLease(db, hash, holder)
  }
}

async function call<Output>(db: Database, { prompt, rendered, use, access }: Calling<Output>, { deadline, signal, voice }: Omit<Lease, 'holder'>): Promise<Kept> {
  const id = await reserveCall(db, use, access)
  try {
    const asking = { apiKey: access.apiKey, signal, deadline, voice }
    const { judged: answer, tokens } = await askPatiently<KeptAnswer>(use.request, asking, (reply: Reply) => keepable(prompt, rendered, reply))
    const costMicros = costOf(tokens, access.price)
    const kept: Kept = { hash: use.hash, model: access.model, answer, costMicros, askedAt: new Date().toISOString(), ...tokens }
    await inTransaction(db, async (trx) => {
      await keepAnswer(trx, use, kept)
      await settleCall(trx, id, tokens, costMicros)
    })
    return kept
  }
  catch (error) {
    if (!(error instanceof AiFailure)) throw error
    await settleCall(db, id, error.tokens, costOf(error.tokens, access.price), wasStopped(signal) ? 'stopped' : error.code)
    throw error.toProblem()
  }
}

/** By the person, not by the deadline. */
function wasStopped({ aborted, reason }: AbortSignal): boolean {
  return aborted && (reason as Error).name !== 'TimeoutError'
}
