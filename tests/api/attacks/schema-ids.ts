import { z } from 'zod'
import { sourceFiles } from '../../support/source-files'

interface Node { type?: string, format?: string, properties?: Record<string, Node>, items?: Node, anyOf?: Node[] }

/** Where a payload names a record: `['contactId']`, `['ids', 0]`. */
export type IdPath = (string | number)[]

const root = new URL('../../../', import.meta.url)

/** Every payload that the interface or a route knows by a schema. */
const modules = await Promise.all(sourceFiles.filter(({ path }) => path.startsWith('shared/')).map(async ({ path }) => await import(new URL(path, root).href) as Record<string, unknown>))
const schemas = modules.flatMap(module => Object.values(module)).filter(value => value instanceof z.ZodType)

function idPathsIn(node: Node): IdPath[] {
  if (node.format === 'uuid') return [[]]
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([name, inner]) => idPathsIn(inner).map(path => [name, ...path])),
    ...node.items ? idPathsIn(node.items).map(path => [0, ...path]) : [],
    ...(node.anyOf ?? []).flatMap(idPathsIn),
  ]
}

/** The places for ids in every schema that takes this body. */
export function idPathsOf(body: unknown): IdPath[] {
  const paths = schemas.filter(schema => schema.safeParse(body).success)
    .flatMap(schema => idPathsIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Node)).filter(path => path.length > 0)
  return [...new Map(paths.map(path => [path.join('.'), path])).values()]
}

/** The body with an id in that place. */
export function withId(body: unknown, [name, ...rest]: IdPath, id: string): unknown {
  if (name === undefined) return id
  if (typeof name === 'number') return [withId({}, rest, id)]
  const object = body as Record<string, unknown> | undefined
  return { ...object, [name]: withId(object?.[name], rest, id) }
}
