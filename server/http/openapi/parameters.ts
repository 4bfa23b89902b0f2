import type { JsonSchema, Parameter } from '#shared/api-reference/document'
import type { DescribedHandler } from '../description'
import { exampleOf } from './examples'
import { isOnceOnly } from './problems'
import type { createSchemas } from './schemas'

const ifMatch: Parameter = {
  name: 'If-Match', in: 'header', required: false, schema: { type: 'string' }, example: '"3"',
  description: 'The version that was read, in quotes. If somebody has changed the record since, nothing is written, and 409 stale_version answers the record as it is.',
}
const idempotencyKey: Parameter = {
  name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 }, example: 'offer-2026-03-17-a',
  description: 'The same key with the same request is done once, and answered alike for 30 days.',
}

/** What stands in the path, the query and the headers of a request. */
export function parametersOf(method: string, path: string, description: DescribedHandler['description'], { toJson, components }: ReturnType<typeof createSchemas>): Parameter[] {
  const inPath = description.params ? toJson(description.params, 'input').properties ?? {} : {}
  const query: JsonSchema = description.query ? toJson(description.query, 'input') : {}
  return [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
      const schema = inPath[name] ?? { type: 'string' }
      return { name, in: 'path' as const, required: true, schema, example: exampleOf(schema, { components, name }) }
    }),
    ...Object.entries(query.properties ?? {}).map(([name, { description: words, ...schema }]) => (
      { name, in: 'query' as const, required: query.required?.includes(name) ?? false, ...(words ? { description: words } : {}), schema })),
    ...(description.versioned ? [ifMatch] : []),
    ...(isOnceOnly(method, description) ? [idempotencyKey] : []),
  ]
}
