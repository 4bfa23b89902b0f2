import { createHash } from 'node:crypto'
import { apiRoutes } from '#api-routes'
import { z } from 'zod'
import type { OpenApiDocument } from '#shared/api-reference/document'
import { problems, type ProblemCode } from '#shared/problems'
import { version } from '#server/config'
import { tags } from './areas'
import { operationOf } from './operation'
import { problemsOf } from './problems'
import { refusalComponents } from './refusals'
import { createSchemas } from './schemas'
import { securitySchemes } from './security'

const issue = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  message: z.string(),
}).meta({ id: 'Issue', description: 'One field that needs mending.' })

const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What happened, and what to do next.'),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  issues: z.array(issue).optional(),
  help: z.string().optional(),
  requestId: z.string().optional().describe('Of answers with a status of 500 and more: where to look in the server\'s log.'),
}).meta({ id: 'Problem', description: 'Every error is answered with this document of RFC 9457.' })

const text = (description: string) => ({ description, schema: { type: 'string' } })

/** The whole API as an OpenAPI document, made from the routes themselves. */
export async function makeDocument(): Promise<OpenApiDocument> {
  const schemas = createSchemas()
  schemas.toJson(z.object({ problem }), 'output')
  const paths: OpenApiDocument['paths'] = {}
  const refused: ProblemCode[][] = []
  for (const { method, path, load } of apiRoutes.toSorted((a, b) => a.path < b.path ? -1 : 1)) {
    const { default: { description } } = await load()
    refused.push(problemsOf(method, path, description))
    const written = path.replace(/:(\w+)/g, '{$1}')
    paths[written] = { ...paths[written], [method]: operationOf(method, path, description, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'SimpleCRM', version, description: 'Everything that the interface does goes through these routes; another program may do the same. Ids are UUIDs, instants are in UTC, money is in the minor units of its currency.' },
    tags,
    paths,
    components: {
      schemas: schemas.components,
      responses: refusalComponents(refused),
      headers: {
        'Location': text('Where what was made, or goes on, is.'),
        'RateLimit-Policy': text('How many requests are taken in how many seconds: "key";q=200;w=60.'),
        'RateLimit': text('How many of them are left, and for how many seconds: "key";r=173;t=42.'),
        'Retry-After': text('In how many seconds to try again.'),
      },
      securitySchemes,
    },
  }
}

let made: Promise<{ text: string, etag: string }> | undefined

/** The document as it is sent, made once. */
export function writtenDocument(): Promise<{ text: string, etag: string }> {
  made ??= makeDocument().then((document) => {
    const text = JSON.stringify(document)
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
  })
  return made
}
