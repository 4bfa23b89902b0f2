import { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { appendResponseHeader, getRequestHeader, getResponseHeader, setResponseHeader, type H3Event } from 'h3'

/** What is smaller goes out at once in any case: a new connection may send some 14 kB before it hears back. */
const leastBytes = 8 * 1024
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

const encoders = {
  // Quicker than gzip at this level, and smaller than it at its best.
  br: (text: string) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text: string) => gzipped(text, { level: 4 }),
}

/** The answer as the caller likes it best: pages and JSON travel at a tenth to a quarter of their size. Bytes and streams stay as they are. */
export async function compressAnswer(event: H3Event, answer: { body?: unknown }): Promise<void> {
  // While a page is rendered it asks the API within the process, with the browser's own headers.
  if (!(event.node.res instanceof ServerResponse) || event.method === 'HEAD' || getResponseHeader(event, 'content-encoding')) return
  const text = textOf(answer.body)
  if (text === undefined || text.length < leastBytes) return
  if (!getResponseHeader(event, 'content-type')) setResponseHeader(event, 'content-type', typeof answer.body === 'string' ? 'text/html' : 'application/json')
  appendResponseHeader(event, 'vary', 'Accept-Encoding')
  answer.body = text
  const encoding = encodingFor(getRequestHeader(event, 'accept-encoding'))
  if (!encoding) return
  answer.body = await encoders[encoding](text)
  setResponseHeader(event, 'content-encoding', encoding)
  // Two ways of writing the same are alike, not equal.
  const etag = getResponseHeader(event, 'etag')
  if (typeof etag === 'string' && !etag.startsWith('W/')) setResponseHeader(event, 'etag', `W/${etag}`)
}

/** What the answer is once it is written; undefined for what is no text. */
function textOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body
  const isPlain = Array.isArray(body) || (typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype)
  return isPlain ? JSON.stringify(body) : undefined
}

/** `gzip, deflate, br;q=0` refuses br. */
export function encodingFor(accepted = ''): keyof typeof encoders | undefined {
  const names = accepted.toLowerCase().split(',').map(item => item.trim()).filter(item => !/;\s*q=0(?:\.0*)?$/.test(item)).map(item => item.split(';')[0]!.trim())
  return (['br', 'gzip'] as const).find(name => names.includes(name))
}
