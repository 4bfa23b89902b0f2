import { setResponseHeader, setResponseStatus, type H3Event } from 'h3'
import { problems, type Problem } from '#shared/problems'
import { systemDb } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { DomainError, StorageError } from '#server/errors'
import { currentLogFields, log } from '#server/log'

/** Renders any error as problem+json; what is not ours is logged and answered without a detail of the inside. */
export function sendProblem(event: H3Event, error: unknown): Problem {
  const known = toDomainError(error)
  const problem = documentOf(known, error)
  setResponseStatus(event, problem.status)
  setResponseHeader(event, 'content-type', 'application/problem+json')
  if (known.retryAfterSeconds !== undefined) setResponseHeader(event, 'retry-after', Math.max(1, Math.ceil(known.retryAfterSeconds)))
  return problem
}

/** The same document, for an answer that has begun already. */
export function problemOf(error: unknown): Problem {
  return documentOf(toDomainError(error), error)
}

function documentOf(known: DomainError, error: unknown): Problem {
  const { status, title, help }: { status: number, title: string, help?: string } = problems[known.code]
  if (status >= 500) log.error({ err: error }, 'A request failed')
  return {
    type: `urn:simplecrm:problem:${known.code}`, title, status, detail: known.message, code: known.code,
    ...(help ? { help } : {}),
    ...(known.issues ? { issues: known.issues } : {}),
    ...(status >= 500 ? { requestId: currentLogFields()?.requestId } : {}),
    ...known.extensions,
  }
}

function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  const engine = engineOf(systemDb())
  // A record that was named in the request went away, or belongs to another organization.
  if (engine.isForeignKeyViolation(error)) return new DomainError('not_found', { detail: 'A record that this one refers to does not exist. Choose another one.' })
  if (engine.isUniqueViolation(error)) return new DomainError('already_done', { detail: 'Another change did this at the same moment. Reload and look.' })
  if (engine.isUnavailable(error)) return new DomainError('unavailable', { detail: 'The database cannot answer right now. Nothing was changed; try again in a moment.', retryAfterSeconds: 5 })
  if (error instanceof StorageError) return new DomainError('unavailable', { detail: 'The place that files are kept in cannot answer right now. Try again in a moment.', retryAfterSeconds: 5 })
  return new DomainError('internal', { detail: 'This was not your fault, and nothing was changed. Try again; if it stays, the log of the server tells more under the requestId.' })
}
