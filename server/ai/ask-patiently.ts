import { setTimeout as wait } from 'node:timers/promises'
import { log } from '#server/log'
import { askOnce, type Reply } from './ask'
import { leavesRoomFor } from './budget'
import { claudeSettings } from './client'
import { AiFailure, noTokens, type Tokens } from './failures'
import type { Voice } from './flights'
import type { AiRequest } from './request'

interface Asking {
  apiKey: string
  /** Ends the tries at once. */
  signal: AbortSignal
  /** In milliseconds since 1970; no wait goes beyond it. */
  deadline: number
  voice: Voice
}

/**
 * Asks until `judge` takes the answer, as often as the kind of failure, the deadline and what is held back of the budget allow; once text
 * was heard it is not asked again. The tokens are those of all tries. Throws AiFailure.
 */
export async function askPatiently<T>(request: AiRequest, { apiKey, signal, deadline, voice }: Asking, judge: (reply: Reply) => T): Promise<{ judged: T, tokens: Tokens }> {
  let tokens = noTokens
  for (let attempt = 1; ; attempt++) {
    try {
      const reply = await askOnce(request, apiKey, signal, voice.say)
      tokens = sum(tokens, reply.tokens)
      return { judged: judge(reply), tokens }
    }
    catch (error) {
      if (!(error instanceof AiFailure)) throw error
      error.tokens = tokens = sum(tokens, error.tokens)
      const delay = error.retryAfterMs ?? claudeSettings().retryMs * 2 ** (attempt - 1)
      const isOver = signal.aborted || voice.isHeard() || attempt >= error.tries || Date.now() + delay >= deadline || !leavesRoomFor(request, tokens)
      log[isOver ? 'warn' : 'debug']({ attempt, failure: error.message }, 'Claude did not answer')
      if (isOver) throw error
      await wait(delay, undefined, { signal }).catch(() => {
        throw error
      })
      voice.startOver()
    }
  }
}

function sum(one: Tokens, other: Tokens): Tokens {
  return { inputTokens: one.inputTokens + other.inputTokens, outputTokens: one.outputTokens + other.outputTokens }
}
