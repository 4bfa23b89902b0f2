import { z } from 'zod'
import { transientFailure, AiFailure } from './failures'
import type { Reply } from './ask'
import type { Prompt, Rendered } from './prompt'

/** What is kept of an answer; tools are called by ids of our own, which are the same every time. */
export const keptAnswerSchema = z.object({
  text: z.string(),
  toolCalls: z.array(z.object({ id: z.string(), name: z.string(), input: z.unknown() })),
  stop: z.enum(['end', 'tools']),
})
export type KeptAnswer = z.infer<typeof keptAnswerSchema>

/** An answer that may be kept: complete, and in the form that the prompt asks for. Throws AiFailure. */
export function keepable<Output>(prompt: Prompt<never, Output>, { messages }: Rendered, { text, toolCalls, stop }: Reply): KeptAnswer {
  // Asking again would end at the same place.
  if (stop !== 'end_turn' && stop !== 'tool_use') throw new AiFailure('ai_unusable_answer', 1, { type: stop })
  const before = countToolCalls(messages)
  const answer: KeptAnswer = { text, toolCalls: toolCalls.map((call, at) => ({ id: `call_${before + at + 1}`, ...call })), stop: toolCalls.length > 0 ? 'tools' : 'end' }
  if (!isValid(prompt, answer)) throw transientFailure('ai_unusable_answer', { type: 'invalid_output' })
  return answer
}

/** Whether the answer is what the prompt asks for today. */
export function isValid<Output>({ output }: Prompt<never, Output>, { text, toolCalls }: KeptAnswer): boolean {
  if (output === 'text') return text.trim() !== '' || toolCalls.length > 0
  return output.safeParse(jsonOf(text)).success
}

/** The answer in the prompt's form. */
export function outputOf<Output>({ output }: Prompt<never, Output>, { text }: KeptAnswer): Output {
  return output === 'text' ? text as Output : output.parse(jsonOf(text))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  }
  catch {
    return undefined
  }
}

function countToolCalls(messages: Rendered['messages']): number {
  return messages.flatMap(({ content }) => typeof content === 'string' ? [] : content).filter(({ type }) => type === 'tool_use').length
}

const pieceLength = 80

/** Says a kept text in pieces between words, as if it came. */
export function sayInPieces(text: string, onText: (delta: string) => void): void {
  for (const piece of text.match(new RegExp(`[\\s\\S]{1,${pieceLength}}(?:\\s|$)|[\\s\\S]{1,${pieceLength}}`, 'gu')) ?? []) onText(piece)
}
