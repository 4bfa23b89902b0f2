import type { JsonSchema } from './document'

/** A line of the table that a schema is shown as; `depth` says how far inside others it lies. */
export interface Field { name: string, depth: number, type: string, isRequired: boolean, description?: string, values?: string[], limits?: string }

const deepest = 3
type Components = Record<string, JsonSchema>

export const nameOfReference = (reference: string) => reference.split('/').at(-1) ?? ''

function resolved(schema: JsonSchema, components: Components): JsonSchema {
  return schema.$ref ? components[nameOfReference(schema.$ref)] ?? {} : schema
}

const choicesOf = ({ anyOf, oneOf }: JsonSchema) => anyOf ?? oneOf

/** What a schema is in a few words: `string (uuid)`, `Contact[]`, `integer | null`. */
export function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return nameOfReference(schema.$ref)
  const choices = choicesOf(schema)
  if (choices) return [...new Set(choices.filter(({ const: only }) => only !== '').map(typeOf))].join(' | ')
  if (schema.type === 'array') return schema.prefixItems ? `[${schema.prefixItems.map(typeOf).join(', ')}]` : `${schema.items ? typeOf(schema.items).replace(/^(.* \| .*)$/, '($1)') : 'any'}[]`
  const type = [schema.type ?? (schema.enum || 'const' in schema ? 'string' : 'any')].flat().join(' | ')
  return schema.format ? `${type} (${schema.format})` : type
}

/** The lines of an object, each followed by those of what it holds. */
export function fieldsOf(schema: JsonSchema | undefined, components: Components, depth = 0, within: readonly string[] = []): Field[] {
  const inner = schema ? objectIn(schema, components, within) : undefined
  if (!inner || depth > deepest) return []
  return Object.entries(inner.object.properties ?? {}).flatMap(([name, property]) => [
    { name, depth, type: typeOf(property), isRequired: inner.object.required?.includes(name) ?? false, ...wordsOf(property, components) },
    ...fieldsOf(property, components, depth + 1, inner.within),
  ])
}

/** The object that a schema comes down to: itself, what a list holds, or the first choice that is one. */
function objectIn(schema: JsonSchema, components: Components, within: readonly string[]): { object: JsonSchema, within: readonly string[] } | undefined {
  const name = schema.$ref ? nameOfReference(schema.$ref) : ''
  if (within.includes(name)) return undefined
  const path = name ? [...within, name] : within
  const own = resolved(schema, components)
  if (own.properties) return { object: own, within: path }
  if (own.items) return objectIn(own.items, components, path)
  for (const choice of choicesOf(own) ?? []) {
    const found = objectIn(choice, components, path)
    if (found) return found
  }
}

function wordsOf(schema: JsonSchema, components: Components): Pick<Field, 'description' | 'values' | 'limits'> {
  const own = resolved(schema, components)
  const value = choicesOf(own)?.find(({ type, const: only }) => type !== 'null' && only !== '') ?? own
  const values = value.enum ?? ('const' in value ? [value.const] : undefined)
  const limits = limitsOf(value)
  return {
    ...(schema.description ?? own.description ? { description: schema.description ?? own.description } : {}),
    ...(values ? { values: values.map(String) } : {}),
    ...(limits ? { limits } : {}),
  }
}

function limitsOf({ minimum, maximum, minLength, maxLength, maxItems, default: usual }: JsonSchema): string {
  const between = (least: number | undefined, most: number | undefined) => least !== undefined && most !== undefined ? `${least}–${most}` : least !== undefined ? `≥ ${least}` : most !== undefined ? `≤ ${most}` : ''
  return [between(minimum, maximum), between(minLength, maxLength) && `${between(minLength, maxLength)} characters`, between(undefined, maxItems) && `≤ ${maxItems} entries`, usual === undefined || usual === null ? '' : `= ${JSON.stringify(usual)}`].filter(Boolean).join(', ')
}
