import { Readable } from 'node:stream'
import { setResponseHeader, type H3Event } from 'h3'

/** Answers a file that is written while it is read; the first slice comes before the head, so that a refusal is still a problem document. */
export async function sendCsv(event: H3Event, fileName: string, slices: AsyncGenerator<string>): Promise<Readable> {
  const first = await slices.next()
  setResponseHeader(event, 'content-type', 'text/csv; charset=utf-8')
  setResponseHeader(event, 'content-disposition', `attachment; filename="${fileName}"`)
  setResponseHeader(event, 'x-content-type-options', 'nosniff')
  return Readable.from(goingOn(first, slices))
}

async function* goingOn(first: IteratorResult<string>, slices: AsyncGenerator<string>): AsyncGenerator<string> {
  if (!first.done) yield first.value
  yield* slices
}
