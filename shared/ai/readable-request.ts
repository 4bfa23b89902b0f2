/** A part of a request to Claude as a person reads it: who says it, and what. */
export interface RequestPart { by: 'system' | 'user' | 'assistant' | 'tools' | 'settings', text: string }

type Known = Record<string, unknown>
const isKnown = (value: unknown): value is Known => typeof value === 'object' && value !== null
const json = (value: unknown) => JSON.stringify(value, null, 2)

/** A kept request in the order in which Claude reads it; everything that is not said by someone comes last. */
export function readableRequest(request: unknown): RequestPart[] {
  const { system, messages, tools, ...settings } = isKnown(request) && isKnown(request.params) ? request.params : {}
  return [
    { by: 'system' as const, text: textOf(system) },
    ...(Array.isArray(messages) ? messages as unknown[] : []).filter(isKnown).map(({ role, content }) => ({ by: role === 'assistant' ? 'assistant' as const : 'user' as const, text: textOf(content) })),
    { by: 'tools' as const, text: Array.isArray(tools) ? json(tools) : '' },
    { by: 'settings' as const, text: Object.keys(settings).length ? json(settings) : '' },
  ].filter(({ text }) => text !== '')
}

/** A kept answer: what Claude wrote, and the tools it called; what is JSON is set out in lines. */
export function readableAnswer(answer: unknown): string {
  const { text, toolCalls } = isKnown(answer) ? answer : {}
  const calls = (Array.isArray(toolCalls) ? toolCalls as unknown[] : []).filter(isKnown).map(({ name, input }) => `${String(name)} ${json(input)}`)
  return [typeof text === 'string' ? setOut(text) : '', ...calls].filter(Boolean).join('\n\n')
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return content === undefined ? '' : json(content)
  return (content as unknown[]).map(block => isKnown(block) && typeof block.text === 'string' ? block.text : json(block)).join('\n\n')
}

function setOut(text: string): string {
  try {
    return json(JSON.parse(text))
  }
  catch {
    return text
  }
}
