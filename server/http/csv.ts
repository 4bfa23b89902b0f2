import { setResponseHeader, type H3Event } from 'h3'

/** Answers a file that is written while it is read; the first slice comes before the head, so that a refusal is still a problem document. */
export async function sendCsv(event: H3Event, fileName: string, slices: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  let next = await slices.next()
  setResponseHeader(event, 'content-type', 'text/csv; charset=utf-8')
  setResponseHeader(event, 'content-disposition', `attachment; filename="${fileName}"`)
  setResponseHeader(event, 'x-content-type-options', 'nosniff')
  return new ReadableStream({
    async pull(controller) {
      if (next.done) return controller.close()
      controller.enqueue(encoder.encode(next.value))
      next = await slices.next()
    },
    cancel: () => void slices.return(undefined),
  })
}
