import { problems, type Issue, type ProblemCode } from '#shared/problems'

interface ProblemDetails {
  /** What happened and what to do next, in one or two sentences. */
  detail?: string
  issues?: Issue[]
  /** Members that the answer carries beside the standard ones, such as `existingId` or the current record. */
  extensions?: Record<string, unknown>
  retryAfterSeconds?: number
}

/** An error that the domain answers with on purpose; `code` is the contract's. */
export class DomainError extends Error {
  readonly code: ProblemCode
  readonly issues?: Issue[]
  readonly extensions?: Record<string, unknown>
  readonly retryAfterSeconds?: number

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problems[code].title)
    this.name = 'DomainError'
    this.code = code
    this.issues = details.issues
    this.extensions = details.extensions
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

/** The same answer for what does not exist and for what is not yours. */
export function notFound(): DomainError {
  return new DomainError('not_found', { detail: 'Nothing is stored under this address, or it is not yours to see. Go back to the list and open it from there.' })
}

/** A single field that breaks a rule. */
export function invalidField(path: string, code: string, message: string): DomainError {
  return new DomainError('invalid_fields', { detail: message, issues: [{ path, code, message }] })
}

/** What stops a start or a command: its message is all that the operator needs, what is wrong and how to mend it. */
export class OperatorError extends Error {}

/** The place that files are kept in cannot be reached, or does not hold what it should; trying again may help. */
export class StorageError extends Error {}
