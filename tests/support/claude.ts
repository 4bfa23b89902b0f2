import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json as readJson } from 'node:stream/consumers'

/** A request as it reached the Messages API. */
export interface ClaudeRequest {
  model: string
  max_tokens: number
  system?: string
  messages: { role: string, content: unknown }[]
  tools?: { name: string }[]
  output_config?: { format?: { type: string, schema: unknown } }
  stream?: boolean
  /** Of the header `authorization`. */
  apiKey: string
}

/**
 * What Claude says next, or how it fails: `silent` answers nothing at all, `hang` begins and says no word, `cut` ends the
 * connection within the answer, `breaksWith` ends it with an error of that type.
 */
export type ClaudeReply
  = | { text: string, delayMs?: number }
    | { json: unknown }
    | { tools: { name: string, input: unknown }[], text?: string }
    | { stop: 'max_tokens' | 'refusal', text: string }
    | { status: number, headers?: Record<string, string>, type?: string }
    | { breaksWith: string }
    | 'hang' | 'silent' | 'cut'

type Matches = (request: ClaudeRequest) => boolean

export interface Claude {
  /** For `ANTHROPIC_BASE_URL`. */
  url: string
  /** All requests for messages, the refused ones too. */
  calls: ClaudeRequest[]
  /** How many answers are being given right now. */
  open(): number
  /** Of the latest request. */
  headers(): IncomingHttpHeaders
  /** From now on answers such requests so; with several replies one after the other, the last one stays. The latest rule wins. */
  on(matches: Matches, ...replies: ClaudeReply[]): void
  /** Forgets rules and calls. */
  reset(): void
  close(): Promise<void>
}

const knownKey = 'test-key'
const errorTypes: Record<number, string> = { 400: 'invalid_request_error', 401: 'authentication_error', 403: 'permission_error', 404: 'not_found_error', 413: 'request_too_large', 429: 'rate_limit_error', 529: 'overloaded_error' }
const tokensOf = (text: string) => Math.ceil(text.length / 4)

type Block = { type: 'text', text: string } | { type: 'tool_use', id: string, name: string, input: unknown }

function blocksOf(reply: Exclude<ClaudeReply, string | { status: number } | { breaksWith: string }>): { content: Block[], stop: string } {
  if ('json' in reply) return { content: [{ type: 'text', text: JSON.stringify(reply.json) }], stop: 'end_turn' }
  if ('tools' in reply) {
    const before: Block[] = reply.text ? [{ type: 'text', text: reply.text }] : []
    return { content: [...before, ...reply.tools.map(tool => ({ type: 'tool_use' as const, id: `toolu_${Math.random().toString(36).slice(2)}`, ...tool }))], stop: 'tool_use' }
  }
  return { content: [{ type: 'text', text: reply.text }], stop: 'stop' in reply ? reply.stop : 'end_turn' }
}

const send = (response: ServerResponse, event: { type: string }) => response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)

function begin(response: ServerResponse, request: ClaudeRequest) {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const usage = { input_tokens: tokensOf(JSON.stringify(request.messages)), output_tokens: 1 }
  send(response, { type: 'message_start', ...{ message: { id: 'msg_test', type: 'message', role: 'assistant', model: request.model, content: [], stop_reason: null, stop_sequence: null, usage } } })
}

async function stream(response: ServerResponse, request: ClaudeRequest, { content, stop }: { content: Block[], stop: string }, { isCut = false, delayMs = 0 } = {}) {
  begin(response, request)
  for (const [index, block] of content.entries()) {
    const isText = block.type === 'text'
    const written = isText ? block.text : JSON.stringify(block.input)
    send(response, { type: 'content_block_start', ...{ index, content_block: isText ? { type: 'text', text: '' } : { ...block, input: {} } } })
    for (const piece of written.match(/[\s\S]{1,40}/gu) ?? []) {
      send(response, { type: 'content_block_delta', ...{ index, delta: isText ? { type: 'text_delta', text: piece } : { type: 'input_json_delta', partial_json: piece } } })
      if (isCut) return void response.socket?.end()
      if (delayMs) await new Promise(resolve => setTimeout(resolve, delayMs))
    }
    send(response, { type: 'content_block_stop', ...{ index } })
  }
  send(response, { type: 'message_delta', ...{ delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: tokensOf(JSON.stringify(content)) } } })
  send(response, { type: 'message_stop' })
  response.end()
}

function fail(response: ServerResponse, status: number, headers: Record<string, string> = {}, type = errorTypes[status] ?? 'api_error') {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ type: 'error', error: { type, message: `Refused, and here is what you sent: ${knownKey}` } }))
}

/**
 * A server on the loopback address that speaks the Messages API: it answers by rules, streaming or not, and counts what
 * reaches it. Without a rule it says `Answer 1`, `Answer 2` … (or `{}` where a structure is asked for). It knows the key
 * `test-key` alone, and every model whose name begins with `claude-`.
 */
export async function startClaude(): Promise<Claude> {
  const calls: ClaudeRequest[] = []
  let headers: IncomingHttpHeaders = {}
  let open = 0
  const rules: { matches: Matches, replies: ClaudeReply[] }[] = []

  function nextReply(request: ClaudeRequest): ClaudeReply {
    const rule = rules.findLast(({ matches }) => matches(request))
    if (rule) return rule.replies.length > 1 ? rule.replies.shift()! : rule.replies[0]!
    return request.output_config?.format ? { json: {} } : { text: `Answer ${calls.length}` }
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse) {
    headers = incoming.headers
    open++
    response.once('close', () => void open--)
    const apiKey = (incoming.headers.authorization ?? '').replace(/^Bearer /, '')
    if (incoming.url?.startsWith('/v1/models')) return answerModel(response, apiKey, incoming.url)
    const request: ClaudeRequest = { ...await readJson(incoming) as Omit<ClaudeRequest, 'apiKey'>, apiKey }
    calls.push(request)
    if (apiKey !== knownKey) return fail(response, 401)
    if (!request.model.startsWith('claude-')) return fail(response, 404)
    const reply = nextReply(request)
    if (reply === 'silent') return
    if (reply === 'hang') return begin(response, request)
    if (reply === 'cut') return await stream(response, request, blocksOf({ text: 'This answer ends in the middle of what it wanted to say' }), { isCut: true })
    if (typeof reply === 'object' && 'breaksWith' in reply) {
      begin(response, request)
      send(response, { type: 'error', ...{ error: { type: reply.breaksWith, message: `Broken off, and here is what you sent: ${knownKey}` } } })
      return void response.end()
    }
    if ('status' in reply) return fail(response, reply.status, reply.headers, reply.type)
    if (request.stream) return await stream(response, request, blocksOf(reply), 'delayMs' in reply ? { delayMs: reply.delayMs } : {})
    const { content, stop } = blocksOf(reply)
    const usage = { input_tokens: tokensOf(JSON.stringify(request.messages)), output_tokens: tokensOf(JSON.stringify(content)) }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'msg_test', type: 'message', role: 'assistant', model: request.model, content, stop_reason: stop, stop_sequence: null, usage }))
  }

  const server = createServer((incoming, response) => void answer(incoming, response).catch(() => response.destroy()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    open: () => open,
    headers: () => headers,
    on: (matches, ...replies) => void rules.push({ matches, replies }),
    reset() {
      calls.length = 0
      rules.length = 0
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function answerModel(response: ServerResponse, apiKey: string, url: string) {
  const id = decodeURIComponent(url.replace(/^\/v1\/models\/?/, '').replace(/\?.*/, ''))
  if (apiKey !== knownKey) return fail(response, 401)
  if (!id.startsWith('claude-')) return fail(response, 404)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ type: 'model', id, display_name: id, created_at: '2026-01-01T00:00:00Z' }))
}
