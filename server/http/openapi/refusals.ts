import type { Response, ResponseReference } from '#shared/api-reference/document'
import { problems, type ProblemCode } from '#shared/problems'

const statusesOf = (codes: ProblemCode[]) => [...new Set(codes.map(code => problems[code].status))]
const ofStatus = (codes: ProblemCode[], status: number) => codes.filter(code => problems[code].status === status)
/** Many routes refuse alike: one component for all that do. */
const nameOf = (codes: ProblemCode[]) => codes.join('.')

/** How a route refuses, by status. */
export function refusalsOf(codes: ProblemCode[]): Record<string, ResponseReference> {
  return Object.fromEntries(statusesOf(codes).map(status => [status, { $ref: `#/components/responses/${nameOf(ofStatus(codes, status))}` }]))
}

/** The components that refusals refer to: each the document of RFC 9457 with one of some codes. */
export function refusalComponents(routes: ProblemCode[][]): Record<string, Response> {
  return Object.fromEntries(routes.flatMap(codes => statusesOf(codes).map((status) => {
    const own = ofStatus(codes, status)
    return [nameOf(own), {
      description: own.map(code => `${code}: ${problems[code].title}.`).join(' '),
      ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } } : {}),
      content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: own } } }] } } },
    }]
  })))
}
