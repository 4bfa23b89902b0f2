import { problems, type ProblemCode } from '#shared/problems'
import type { DescribedHandler } from '../description'
import { scopesFor } from './security'

type Described = DescribedHandler['description']

const everywhere: ProblemCode[] = ['unknown_parameter', 'too_many_requests', 'internal', 'unavailable']
const signedIn: ProblemCode[] = ['not_signed_in', 'forbidden', 'key_in_address', 'invalid_key', 'key_expired', 'key_revoked', 'key_without_member', 'plan_calls_used_up']
const unsafe: ProblemCode[] = ['foreign_origin', 'already_done', 'not_found', 'invalid_fields']
const withBody: ProblemCode[] = ['malformed_request', 'wrong_content_type', 'too_large', 'invalid_fields']
const versioned: ProblemCode[] = ['malformed_request', 'stale_version']

/** Every problem that a route may answer with, in the order of their statuses: its own, and those of its kind. */
export function problemsOf(method: string, path: string, description: Described): ProblemCode[] {
  const { access, body, reads, query } = description
  const codes = new Set<ProblemCode>([
    ...everywhere,
    ...(access === 'public' ? [] : signedIn),
    ...(access === 'public' ? [] : [scopesFor(method, path, access) ? 'scope_missing' as const : 'not_for_keys' as const]),
    ...(access === 'member' && ['post', 'put', 'patch'].includes(method) ? ['plan_limit_reached' as const] : []),
    ...(access !== 'public' && !description.beforeTwoStep ? ['two_step_needed' as const] : []),
    ...(access === 'operator' || path.includes(':') ? ['not_found' as const] : []),
    ...(method === 'get' ? [] : unsafe),
    ...(body || reads ? withBody : []),
    ...(isOnceOnly(method, description) ? ['malformed_request' as const, 'idempotency_key_reused' as const] : []),
    ...(query ? ['invalid_cursor' as const] : []),
    ...(description.versioned ? versioned : []),
    ...(description.problems ?? []),
  ])
  const known = Object.keys(problems) as ProblemCode[]
  return known.filter(code => codes.has(code))
}

/** Whether it takes an Idempotency-Key. */
export function isOnceOnly(method: string, { access, body, reads, keepsNoAnswer }: Described): boolean {
  return access === 'member' && method === 'post' && !keepsNoAnswer && Boolean(body ?? reads?.fields)
}
