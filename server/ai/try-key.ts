import { claudeSettings, openClient } from './client'
import { failureOf, noTokens } from './failures'

const patienceMs = 15_000

/**
 * Asks Claude one word with this key and model, so that a wrong one is known before it is saved; costs next to nothing
 * and is not counted. Throws ai_key_refused, ai_model_unknown or ai_overloaded.
 */
export async function tryKey(key: string, model: string): Promise<void> {
  try {
    const client = await openClient(key, () => undefined)
    await client.messages.create(
      { model, max_tokens: 16, messages: [{ role: 'user', content: 'Say hello.' }] },
      { signal: AbortSignal.timeout(Math.min(patienceMs, claudeSettings().deadlineMs)) },
    )
  }
  catch (error) {
    throw failureOf(error, noTokens).toProblem()
  }
}
