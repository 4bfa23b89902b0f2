import { getRequestHeader, setResponseHeaders, type H3Event } from 'h3'
import { sent } from './description'
import { problemOf } from './problem'

type Tell = (name: string, data: unknown) => void
type UseCase<T> = (onText: ((delta: string) => void) | undefined, signal: AbortSignal, tell: Tell) => Promise<T>

/**
 * Answers what Claude makes. To `Accept: text/event-stream` the text goes while it comes: `text` events with
 * `{"text": …}` and what else the use case tells, then `answer` with the body that JSON would have, or `problem` with the problem document. `signal`
 * aborts once the client has gone. To be returned by the route.
 */
export async function answeringWhileItComes<T>(event: H3Event, useCase: UseCase<T>): Promise<T | typeof sent> {
  const { res } = event.node
  const gone = new AbortController()
  res.once('close', () => gone.abort(new Error('The client has gone')))
  const isStream = getRequestHeader(event, 'accept')?.includes('text/event-stream')
  // h3's own event stream ends with the request's body, which a POST has read to its end by now.
  const push: Tell = (name, data) => {
    if (!gone.signal.aborted) res.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  if (isStream) begin(event)
  try {
    const answer = await useCase(isStream ? text => push('text', { text }) : undefined, gone.signal, isStream ? push : () => {})
    if (!isStream) return answer
    push('answer', answer)
  }
  catch (error) {
    if (!isStream && !gone.signal.aborted) throw error
    if (!gone.signal.aborted) push('problem', problemOf(error))
  }
  res.end()
  return sent
}

function begin(event: H3Event) {
  // Proxies would gather the text otherwise.
  setResponseHeaders(event, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' })
  event.node.res.flushHeaders()
}
