import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import { hashOf } from './canonical'
import { mannerOf } from './models'
import type { Prompt, Rendered } from './prompt'

/** All that decides the answer: what is sent, and which version of which prompt says it. */
export interface AiRequest {
  prompt: { name: string, version: number }
  params: Omit<MessageCreateParams, 'stream'>
}

/** The request for an input to a model; `hash` names it. */
export function requestOf<Input, Output>(prompt: Prompt<Input, Output>, input: Input, model: string): { request: AiRequest, hash: string, rendered: Rendered } {
  const rendered = prompt.render(input)
  const { system, messages, tools } = rendered
  const { thinking, effort, thinkingTokens } = mannerOf(model)
  const format = prompt.output === 'text' ? undefined : formatOf(prompt.output)
  const request: AiRequest = {
    prompt: { name: prompt.name, version: prompt.version },
    params: {
      model, max_tokens: prompt.maxTokens + thinkingTokens, system, messages,
      ...tools?.length ? { tools } : {},
      ...thinking ? { thinking } : {},
      ...effort || format ? { output_config: { ...effort ? { effort } : {}, ...format ? { format } : {} } } : {},
    },
  }
  return { request, hash: hashOf(request), rendered }
}

function formatOf(schema: Parameters<typeof zodOutputFormat>[0]) {
  const { type, schema: written } = zodOutputFormat(schema)
  return { type, schema: written }
}
