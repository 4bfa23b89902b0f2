import Ajv, { type ErrorObject } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import type { OpenApiDocument, Operation, Response } from '#shared/api-reference/document'
import type { Answer } from './client'

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** The document with every object closed: a field that it does not name is then a fault. Problems carry further ones. */
function closed(value: unknown, isPart = false): unknown {
  if (Array.isArray(value)) return value.map(item => closed(item, isPart))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'example' ? inner : closed(inner, key === 'allOf')]))
  return !isPart && 'properties' in fields && fields.type === 'object' && !('additionalProperties' in fields) ? { ...fields, additionalProperties: false } : fields
}

/** Holds answers of a server against the document that it gives of itself. */
export function createContract(document: OpenApiDocument) {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
  ajv.addFormat('binary', true)
  ajv.addSchema({ ...closed(document) as object, $id: 'api' })

  function operationOf(route: string): { pointer: string, operation: Operation | undefined } {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern.replace(/:(\w+)/g, '{$1}')
    const key = method.toLowerCase() as 'get'
    return { pointer: `/paths/${escaped(path)}/${key}`, operation: document.paths[path]?.[key] }
  }

  /** What of an answer is not as the document has it. */
  function faultsOf(route: string, { status, headers, body }: Answer): string[] {
    const { pointer, operation } = operationOf(route)
    if (!operation) return [`${route} is not in the document`]
    const documented = operation.responses[status]
    if (!documented) return [`${route} answers ${status}, which is not in the document: ${JSON.stringify(body).slice(0, 300)}`]
    const place = '$ref' in documented ? documented.$ref.slice(1) : `${pointer}/responses/${status}`
    const response: Response = '$ref' in documented ? document.components.responses[documented.$ref.split('/').at(-1) ?? '']! : documented
    const sent = headers.get('content-type')?.split(';')[0] ?? ''
    if (!response.content) return body === '' ? [] : [`${route} answers ${status} with a body`]
    const type = Object.keys(response.content).find(known => known === sent || known === '*/*')
    if (!type) return [`${route} answers ${status} as ${sent}, not as ${Object.keys(response.content).join()}`]
    if (!response.content[type]?.schema) return []
    const validate = ajv.getSchema(`api#${place}/content/${escaped(type)}/schema`)!
    return validate(body) ? [] : (validate.errors ?? []).map(error => `${route} ${status} ${error.instancePath} ${wordsOf(error)}`)
  }

  return { document, operationOf, faultsOf }
}

const wordsOf = ({ message, params }: ErrorObject) => `${message} ${JSON.stringify(params)}`

export type Contract = ReturnType<typeof createContract>
