import { methods, type Media, type Method, type OpenApiDocument, type Operation, type Response } from './document'
import { fieldsOf, nameOfReference, type Field } from './fields'

/** An operation as the reference's list has it. */
export interface OperationLink { id: string, method: Method, path: string, summary: string }
export interface OperationGroup { name: string, description: string, operations: OperationLink[] }

interface Content { contentType: string, fields: Field[], example?: unknown }
interface AnswerView { status: string, description: string, content: Content | null }

/** All that the reference shows of one operation. */
export interface OperationView extends OperationLink {
  area: string
  description?: string
  scope: string | null
  isPublic: boolean
  parameters: { place: 'path' | 'query' | 'header', fields: Field[] }[]
  body: Content | null
  answers: AnswerView[]
  /** How it refuses: each status with its codes and what they mean. */
  refusals: { status: string, codes: { code: string, title: string }[] }[]
}

function all(document: OpenApiDocument): { path: string, method: Method, operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) => methods.flatMap((method) => {
    const operation = item[method]
    return operation ? [{ path, method, operation }] : []
  }))
}

const linkOf = ({ path, method, operation }: ReturnType<typeof all>[number]): OperationLink => ({ id: operation.operationId, method, path, summary: operation.summary })

/** Every operation, by the parts of the API. */
export function groupsOf(document: OpenApiDocument): OperationGroup[] {
  return document.tags
    .map(({ name, description }) => ({ name, description, operations: all(document).filter(({ operation }) => operation.tags.includes(name)).map(linkOf) }))
    .filter(({ operations }) => operations.length > 0)
}

/** One operation with everything that its document refers to put in place; undefined for an id that is none. */
export function viewOfOperation(document: OpenApiDocument, id: string): OperationView | undefined {
  const found = all(document).find(({ operation }) => operation.operationId === id)
  if (!found) return undefined
  const { operation } = found
  const contentOf = (content: Record<string, Media> | undefined): Content | null => {
    const [contentType, media] = Object.entries(content ?? {})[0] ?? []
    return contentType && media ? { contentType, fields: fieldsOf(media.schema, document.components.schemas), ...('example' in media ? { example: media.example } : {}) } : null
  }
  const responses = Object.entries(operation.responses).map(([status, response]): [string, Response] => [status, '$ref' in response ? document.components.responses[nameOfReference(response.$ref)]! : response])
  return {
    ...linkOf(found),
    area: operation.tags[0] ?? '',
    ...(operation.description ? { description: operation.description } : {}),
    scope: operation.security.flatMap(({ key = [] }) => key)[0] ?? null,
    isPublic: operation.security.length === 0,
    parameters: (['path', 'query', 'header'] as const).map(place => ({ place, fields: parameterFields(operation, place, document) })).filter(({ fields }) => fields.length > 0),
    body: contentOf(operation.requestBody?.content),
    answers: responses.filter(([status]) => status < '400').map(([status, { description, content }]) => ({ status, description, content: contentOf(content) })),
    refusals: responses.filter(([status]) => status >= '400').map(([status, { description }]) => ({ status, codes: codesIn(description) })),
  }
}

function parameterFields({ parameters = [] }: Operation, place: string, { components }: OpenApiDocument): Field[] {
  const own = parameters.filter(parameter => parameter.in === place)
  const properties = Object.fromEntries(own.map(({ name, schema, description }) => [name, description ? { ...schema, description } : schema]))
  return fieldsOf({ properties, required: own.filter(({ required }) => required).map(({ name }) => name) }, components.schemas)
}

/** `not_found: There is nothing here. invalid_invite: …` parted into codes and titles. */
function codesIn(description: string): { code: string, title: string }[] {
  return [...description.matchAll(/([a-z_]+): (.+?)\.(?= [a-z_]+: |$)/g)].map(([, code = '', title = '']) => ({ code, title }))
}
