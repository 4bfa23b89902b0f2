import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'

/** What a request to a model carries beside the prompt. */
interface Manner {
  thinking?: MessageCreateParams['thinking']
  effort?: 'low' | 'medium'
  /** Thinking counts as output: room for it beside the answer. */
  thinkingTokens: number
}

const manners: Record<string, Manner> = {
  'claude-sonnet-5-5': { thinking: { type: 'between_tools' }, effort: 'medium', thinkingTokens: 0 },
  'claude-opus-5-5': { effort: 'low', thinkingTokens: 8000 },
  'claude-fable-5-2': { effort: 'low', thinkingTokens: 8000 },
  'claude-haiku-5-5': { thinking: { type: 'disabled' }, effort: 'medium', thinkingTokens: 0 },
  // Chosen before those came.
  'claude-fable-5-1': { effort: 'low', thinkingTokens: 8000 },
  'claude-haiku-4-5': { thinkingTokens: 0 },
}

/** Of a model that is not in the table nothing is known but that it may think. */
const unknown: Manner = { thinkingTokens: 8000 }

/** How a model is asked: https://platform.claude.com/docs/en/build-with-claude/thinking */
export function mannerOf(model: string): Manner {
  return manners[model] ?? unknown
}
