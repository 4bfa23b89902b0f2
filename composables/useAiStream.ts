import type { Problem } from '#shared/problems'

interface StreamRequest { body: unknown, onText: (delta: string) => void, onEvent?: (name: string, data: unknown) => void, signal?: AbortSignal }

/** A problem that came instead of the answer, as `problemOf` reads it. */
class StreamedProblem extends Error {
  constructor(readonly data: Problem) {
    super(data.detail)
  }
}

type RawFetch = (path: string, options: Record<string, unknown>) => Promise<{ _data?: ReadableStream<Uint8Array>, ok: boolean }>

/** Asks a route that answers while it comes: hands on each piece of text, and gives the answer at its end. */
export async function streamAnswer<T>(path: string, { body, onText, onEvent, signal }: StreamRequest): Promise<T> {
  const { _data: pieces, ok } = await ($fetch as unknown as { raw: RawFetch }).raw(path, {
    method: 'POST', body, signal, headers: { accept: 'text/event-stream' }, responseType: 'stream', ignoreResponseError: true,
  })
  if (!pieces) throw new Error('The answer is empty.')
  if (!ok) throw new StreamedProblem(await new Response(pieces).json() as Problem)
  for await (const { name, data } of eventsOf(pieces)) {
    if (name === 'text') onText((data as { text: string }).text)
    else if (name === 'problem') throw new StreamedProblem(data as Problem)
    else if (name === 'answer') return data as T
    else onEvent?.(name, data)
  }
  throw new Error('The connection was cut before the answer was whole.')
}

async function* eventsOf(pieces: ReadableStream<Uint8Array>): AsyncGenerator<{ name: string, data: unknown }> {
  const reader = pieces.pipeThrough<string>(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let waiting = ''
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const events = (waiting + next.value).split(/\r?\n\r?\n/)
      waiting = events.pop() ?? ''
      for (const event of events) {
        const name = /^event: ?(.*)$/m.exec(event)?.[1]?.trim()
        const data = [...event.matchAll(/^data: ?(.*)$/gm)].map(([, line]) => line).join('\n')
        if (name && data) yield { name, data: JSON.parse(data) as unknown }
      }
    }
  }
  finally {
    await reader.cancel().catch(() => undefined)
  }
}
