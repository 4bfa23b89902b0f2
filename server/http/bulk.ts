import { setResponseHeader, setResponseStatus, type H3Event } from 'h3'
import type { Bulk } from '#shared/bulk/schema'

/** Answers a run: 200 when it has ended, 202 with its address while it goes on. */
export function answerBulk(event: H3Event, bulk: Bulk): { bulk: Bulk } {
  setResponseHeader(event, 'location', `/api/bulk/${bulk.id}`)
  if (bulk.status === 'queued' || bulk.status === 'running') setResponseStatus(event, 202)
  return { bulk }
}
