/** A JSON Schema of draft 2020-12, as far as the API's own schemas use it. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
}

export interface Parameter { name: string, in: 'path' | 'query' | 'header', required: boolean, description?: string, schema: JsonSchema, example?: unknown }
export interface Media { schema?: JsonSchema, example?: unknown }
/** An answer that is written once, among the components. */
export interface ResponseReference { $ref: string }
export interface Response { description: string, headers?: Record<string, { $ref: string }>, content?: Record<string, Media> }

export interface Operation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required: boolean, content: Record<string, Media> }
  responses: Record<string, Response | ResponseReference>
}

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
export type Method = (typeof methods)[number]

/** The part of an OpenAPI 3.1 document that ours consists of. */
export interface OpenApiDocument {
  openapi: string
  info: { title: string, version: string, description: string }
  tags: { name: string, description: string }[]
  paths: Record<string, Partial<Record<Method, Operation>>>
  components: {
    schemas: Record<string, JsonSchema>
    responses: Record<string, Response>
    headers: Record<string, { description: string, schema: JsonSchema }>
    securitySchemes: Record<string, Record<string, string>>
  }
}
