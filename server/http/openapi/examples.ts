import type { JsonSchema } from '#shared/api-reference/document'
import { samplesWithin, sampleValues } from './sample-values'

interface Place {
  components: Record<string, JsonSchema>
  /** The field that the schema is of. */
  name?: string
  /** The component or the part of the reference that it is in. */
  within?: string
  /** For what is sent: without what may be left out and would point to records that are not there. */
  isRequest?: boolean
}

const byFormat: Record<string, string> = {
  'uuid': '0198f3a2-7c1e-7a42-9b64-3f5d2e81c0aa', 'date-time': '2026-03-17T09:30:00.000Z', 'date': '2026-03-20',
  'email': 'zoe@harbourfinch.example', 'uri': 'https://harbourfinch.example',
}
const byPattern = ['daily-2026-11-21-024000', '2026-03', 'deal.stage_changed', 'deal']

/** A value that its schema takes, with what people would write there. */
export function exampleOf(schema: JsonSchema, place: Place): unknown {
  if (schema.$ref) {
    const within = schema.$ref.split('/').at(-1) ?? ''
    return exampleOf(place.components[within] ?? {}, { ...place, within })
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return exampleOf(choices.find(({ type, const: only }) => type !== 'null' && only !== '') ?? choices[0]!, place)
  if ('const' in schema) return schema.const
  const name = place.name ?? ''
  const named = samplesWithin[place.within ?? '']?.[name] ?? sampleValues[name]
  if (named !== undefined && fits(named, schema)) return named
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  return ofType(schema, place)
}

function ofType(schema: JsonSchema, place: Place): unknown {
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': return objectOf(schema, place)
    case 'array': return schema.prefixItems?.map(item => exampleOf(item, place)) ?? (schema.items ? [exampleOf(schema.items, { ...place, name: singular(place.name) })] : [])
    case 'integer':
    case 'number': return Math.max(schema.minimum ?? 0, Math.min(1, schema.maximum ?? 1))
    case 'boolean': return false
    case 'string': return byFormat[schema.format ?? ''] ?? (schema.pattern ? byPattern.find(text => fits(text, schema)) : undefined) ?? 'Text'
    case 'null': return null
    default: return {}
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, place: Place): Record<string, unknown> {
  const shown = Object.entries(properties).filter(([name, schema]) => !place.isRequest || required.includes(name) || isWorthSending(name, schema))
  return Object.fromEntries(shown.map(([name, schema]) => [name, exampleOf(schema, { ...place, name })]))
}

function isWorthSending(name: string, schema: JsonSchema): boolean {
  return name in sampleValues && !schema.$ref && !name.endsWith('Id')
}

function fits(value: unknown, { type, enum: values, format, pattern, items, minimum, maximum }: JsonSchema): boolean {
  if (values) return values.includes(value)
  if (pattern && !(typeof value === 'string' && new RegExp(pattern, 'u').test(value))) return false
  if (typeof value === 'number') return (type === 'integer' || type === 'number' || type?.includes('integer') === true) && value >= (minimum ?? value) && value <= (maximum ?? value)
  if (Array.isArray(value)) return type === 'array' && items?.type === 'string' && !items.format && !items.enum
  return (type === 'string' || (Array.isArray(type) && type.includes('string'))) && (!format || format === 'email' || format === 'uri' || format === 'date')
}

const singular = (name = '') => ({ emails: 'email', phones: 'phone', tags: 'name' })[name] ?? name
