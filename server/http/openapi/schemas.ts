import { z } from 'zod'
import type { JsonSchema } from '#shared/api-reference/document'

const local = '#/$defs/'
const shared = '#/components/schemas/'

/** Turns zod's schemas into those of a document; what has an id becomes a component of its own. */
export function createSchemas() {
  const components: Record<string, JsonSchema> = {}

  /** What a caller sends (`input`) or gets (`output`) by a schema. */
  function toJson(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _, $defs = {}, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', override: ({ jsonSchema }) => tidy(jsonSchema as JsonSchema, io) })
    for (const [name, definition] of Object.entries($defs)) components[name] = placed(definition)
    return placed(json)
  }

  return { components, toJson }
}

/** Formats say what their patterns would; clients must expect further fields in what they get. */
function tidy(schema: JsonSchema, io: 'input' | 'output'): void {
  if (schema.format) delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if ('propertyNames' in schema && !('enum' in (schema.propertyNames as object))) delete schema.propertyNames
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
}

/** With references that lead to the document's components. */
function placed(schema: object): JsonSchema {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => key === 'id' && typeof value === 'string'
    ? undefined
    : key === '$ref' && typeof value === 'string' ? value.replace(local, shared) : value)) as JsonSchema
}
