import type { MessageParam, Tool } from '@anthropic-ai/sdk/resources/messages'
import type { z } from 'zod'
import type { AiFeature } from '#shared/ai/values'

export type { MessageParam, Tool }

/** What a prompt says for one input. */
export interface Rendered {
  system: string
  messages: MessageParam[]
  tools?: Tool[]
}

/** One thing that Claude is asked for, in a folder of its own under server/ai/prompts. */
export interface Prompt<Input, Output> {
  /** That of its folder, in kebab-case. */
  name: string
  /** Raised whenever the text or the schema changes. */
  version: number
  feature: AiFeature
  /** Of the answer. */
  maxTokens: number
  /** A schema has the answer in its form; plain text can be shown while it comes. */
  output: z.ZodType<Output> | 'text'
  /** The same for the same input on every machine and day: no ids, no instants, nothing of the locale or the clock. */
  render(input: Input): Rendered
}

/** Names a prompt's types from its parts. */
export function definePrompt<Input, Output = string>(prompt: Prompt<Input, Output>): Prompt<Input, Output> {
  return prompt
}
