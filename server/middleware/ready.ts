import { defineEventHandler, setResponseHeader } from 'h3'
import { sendProblem } from '#server/http/problem'
import { admission } from '#server/http/ready'

/** Requests wait until the database is open. Where it cannot be used just now they are told why, and a browser comes back by itself. */
export default defineEventHandler(async (event) => {
  try {
    await admission()
  }
  catch (error) {
    const problem = sendProblem(event, error)
    if (event.path.startsWith('/api/')) return problem
    const retryAfter = event.node.res.getHeader('retry-after')
    if (retryAfter) setResponseHeader(event, 'refresh', String(retryAfter))
    setResponseHeader(event, 'content-type', 'text/plain; charset=utf-8')
    return problem.detail
  }
})
