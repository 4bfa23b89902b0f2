import type { Media, Operation, Response } from '#shared/api-reference/document'
import type { Content, DescribedHandler } from '../description'
import { areaOf } from './areas'
import { exampleOf } from './examples'
import { parametersOf } from './parameters'
import { problemsOf } from './problems'
import { refusalsOf } from './refusals'
import type { createSchemas } from './schemas'
import { securityOf } from './security'

type Schemas = ReturnType<typeof createSchemas>

/** One method of one path, as its route describes itself. */
export function operationOf(method: string, path: string, description: DescribedHandler['description'], schemas: Schemas): Operation {
  const area = areaOf(path) ?? 'Installation'
  const requestBody = bodyOf(description, area, schemas)
  return {
    operationId: operationId(method, path),
    summary: description.summary,
    ...(description.details ? { description: description.details } : {}),
    tags: [area],
    security: securityOf(method, path, description.access),
    parameters: parametersOf(method, path, description, schemas),
    ...(requestBody ? { requestBody: { required: true, content: requestBody } } : {}),
    responses: { ...answersOf(description, schemas), ...refusalsOf(problemsOf(method, path, description)) },
  }
}

/** `getContactsById` for GET /api/contacts/:id. */
export function operationId(method: string, path: string): string {
  const words = path.replace(/^\/api/, '').split(/[/.\-_]/).filter(Boolean).map(word => word.startsWith(':') ? `by-${word.slice(1)}` : word)
  return [method, ...words.flatMap(word => word.split('-')).map(word => word[0]!.toUpperCase() + word.slice(1))].join('')
}

function bodyOf({ body, reads }: DescribedHandler['description'], area: string, { toJson, components }: Schemas): Record<string, Media> | undefined {
  if (reads?.fields) {
    const fields = toJson(reads.fields, 'input')
    return { [reads.contentType]: { schema: { ...fields, properties: { file: { type: 'string', format: 'binary' }, ...fields.properties } } } }
  }
  if (reads) return contentOf(reads)
  if (!body) return undefined
  const schema = toJson(body, 'input')
  return { 'application/json': { schema, example: exampleOf(schema, { components, within: area, isRequest: true }) } }
}

const contentOf = ({ contentType }: Content): Record<string, Media> => ({ [contentType]: {} })
const isContent = (answer: object): answer is Content => 'contentType' in answer

const meanings: Record<string, string> = { 200: 'Done.', 201: 'Made; Location says where it is.', 202: 'Begun; it goes on in the background.', 204: 'Done; there is nothing to say.', 304: 'What the caller has is still right.' }
const headers = { 'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' }, 'RateLimit': { $ref: '#/components/headers/RateLimit' } }
const location = { Location: { $ref: '#/components/headers/Location' } }

function answersOf({ answers, csv }: DescribedHandler['description'], { toJson, components }: Schemas): Record<string, Response> {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => {
    const shown: Response = { description: meanings[status] ?? 'Done.', headers: { ...headers, ...(status === '201' ? location : {}) } }
    if (!answer) return [status, shown]
    if (isContent(answer)) return [status, { ...shown, content: contentOf(answer) }]
    const schema = toJson(answer, 'output')
    return [status, { ...shown, content: { 'application/json': { schema, example: exampleOf(schema, { components }) }, ...(csv && status === '200' ? { 'text/csv': {} } : {}) } }]
  }))
}
