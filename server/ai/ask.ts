import type { RawMessageStreamEvent, StopReason, ToolUseBlock } from '@anthropic-ai/sdk/resources/messages'
import { claudeSettings, openClient } from './client'
import { failureOf, noTokens, transientFailure, type Tokens } from './failures'
import type { AiRequest } from './request'

/** A whole answer as it came. */
export interface Reply {
  text: string
  toolCalls: { name: string, input: unknown }[]
  stop: StopReason
  tokens: Tokens
}

type OnText = (delta: string) => void

/** Sends a request once and gathers the answer while it comes. Throws AiFailure, or the reason of `signal`. */
export async function askOnce(request: AiRequest, apiKey: string, signal: AbortSignal, onText: OnText): Promise<Reply> {
  const quiet = new AbortController()
  const timer = setTimeout(() => quiet.abort(), claudeSettings().quietMs)
  const gathered = gather(onText)
  try {
    const client = await openClient(apiKey, () => timer.refresh())
    const stream = await client.messages.create({ ...request.params, stream: true }, { signal: AbortSignal.any([signal, quiet.signal]) })
    for await (const event of stream) gathered.add(event)
    signal.throwIfAborted()
    return gathered.whole()
  }
  catch (error) {
    throw signal.aborted ? Object.assign(transientFailure('ai_overloaded'), { tokens: gathered.tokens() }) : failureOf(error, gathered.tokens())
  }
  finally {
    clearTimeout(timer)
  }
}

function gather(onText: OnText) {
  let text = ''
  let written = 0
  let stop: StopReason | null = null
  let isWhole = false
  let counted = noTokens
  const calls = new Map<number, { name: string, json: string }>()

  function add(event: RawMessageStreamEvent) {
    if (event.type === 'message_start') counted = tokensOf(event.message.usage)
    if (event.type === 'content_block_start' && event.content_block.type === 'tool_use') calls.set(event.index, begunCall(event.content_block))
    if (event.type === 'content_block_delta') addDelta(event)
    if (event.type === 'message_delta') {
      stop = event.delta.stop_reason
      counted = { ...counted, outputTokens: event.usage.output_tokens }
    }
    if (event.type === 'message_stop') isWhole = true
  }

  function addDelta({ index, delta }: Extract<RawMessageStreamEvent, { type: 'content_block_delta' }>) {
    if (delta.type === 'text_delta') {
      text += delta.text
      onText(delta.text)
    }
    const call = calls.get(index)
    if (delta.type === 'input_json_delta' && call) call.json += delta.partial_json
    written += ('text' in delta ? delta.text : 'partial_json' in delta ? delta.partial_json : '').length
  }

  return {
    add,
    /** Of a stream that was cut only the input is known: what was written is estimated. */
    tokens: (): Tokens => ({ ...counted, outputTokens: Math.max(counted.outputTokens, Math.ceil(written / 2)) }),
    whole(): Reply {
      if (!isWhole || !stop) throw transientFailure('ai_overloaded', { type: 'cut_stream', tokens: this.tokens() })
      const toolCalls = stop === 'tool_use' ? [...calls.values()].map(({ name, json }) => ({ name, input: inputOf(json, counted) })) : []
      return { text, toolCalls, stop, tokens: counted }
    },
  }
}

function tokensOf(usage: { input_tokens: number, output_tokens: number, cache_creation_input_tokens?: number | null, cache_read_input_tokens?: number | null }): Tokens {
  return { inputTokens: usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0), outputTokens: usage.output_tokens }
}

function begunCall({ name }: ToolUseBlock) {
  return { name, json: '' }
}

function inputOf(json: string, tokens: Tokens): unknown {
  try {
    return JSON.parse(json || '{}') as unknown
  }
  catch {
    throw transientFailure('ai_unusable_answer', { type: 'tool_input', tokens })
  }
}
