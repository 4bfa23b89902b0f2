import type { z } from 'zod'
import type { Issue } from '#shared/problems'
import { DomainError, notFound } from '#server/errors'

type ZodIssue = z.core.$ZodIssue

const words: Record<string, string> = {
  required: 'is required', too_long: 'is too long', too_short: 'is too short', too_small: 'is too small', too_large: 'is too large',
  invalid_email: 'is not an e-mail address', invalid_day: 'is not a day like 2026-01-31', invalid_id: 'is not an id',
  unknown_parameter: 'is not known here', expected_number: 'is not a whole number', expected_text: 'is not text', control_characters: 'has control characters',
}

function issuesOf(issue: ZodIssue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => describe([...issue.path, key].join('.'), 'unknown_parameter'))
  }
  const params = 'maximum' in issue ? { maximum: issue.maximum } : 'minimum' in issue ? { minimum: issue.minimum } : undefined
  return [describe(issue.path.join('.'), codeOf(issue), params)]
}

function codeOf(issue: ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  if (/^[a-z_]+$/.test(issue.message)) return issue.message
  return issue.code === 'invalid_type' ? `expected_${issue.expected}` : issue.code
}

function describe(path: string, code: string, params?: Record<string, unknown>): Issue {
  return { path, code, ...(params ? { params } : {}), message: `${path || 'The request'} ${words[code] ?? `is not right (${code})`}` }
}

function parse<T>(schema: z.ZodType<T>, input: unknown, refuse: (issues: Issue[]) => DomainError): T {
  const parsed = schema.safeParse(input, { reportInput: true })
  if (parsed.success) return parsed.data
  throw refuse(parsed.error.issues.flatMap(issuesOf))
}

/** Fields of the body: what breaks a rule is a 422 that names each of them. */
export function parseBody<T>(schema: z.ZodType<T>, input: unknown): T {
  return parse(schema, input, issues => new DomainError('invalid_fields', { detail: `${issues.map(issue => issue.message).join('; ')}.`, issues }))
}

/** Parameters of the query: what is unknown or mistyped is a 400 that names each of them. */
export function parseQuery<T>(schema: z.ZodType<T>, input: Record<string, unknown>): T {
  const refuse = (issues: Issue[]) => new DomainError('unknown_parameter', { detail: `${issues.map(issue => issue.message).join('; ')}.`, issues })
  // PostgreSQL has no text with a NUL character in it: looking for one would fail.
  const broken = Object.keys(input).filter(name => [input[name]].flat().some(value => typeof value === 'string' && value.includes('\0')))
  if (broken.length > 0) throw refuse(broken.map(name => describe(name, 'control_characters')))
  return parse(schema, input, refuse)
}

/** Parameters of the path: an id that cannot be one is answered like an id that does not exist. */
export function parseParams<T>(schema: z.ZodType<T>, input: unknown): T {
  return parse(schema, input, () => notFound())
}
