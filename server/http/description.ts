import type { Readable } from 'node:stream'
import type { EventHandler } from 'h3'
import type { z } from 'zod'
import type { ProblemCode } from '#shared/problems'

/** A body or an answer that is not JSON; a form has text fields beside its file. */
export interface Content { contentType: string, fields?: z.ZodType }

/** What a route answers by status: JSON of a schema, bytes, or nothing. */
export type Answers = Partial<Record<number, z.ZodType | Content | null>>

/** Bytes may have been sent already, when the handler returns. */
type Answer<A> = A extends z.ZodType ? z.output<A> : A extends Content ? Readable | string | undefined : null

/** What the handler of a route with these answers may return. */
export type Returned<A extends Answers> = { [Status in keyof A]: Answer<A[Status]> }[keyof A]

/** What a route takes and answers: it checks requests, and the API's reference is made from it. */
export interface Description<Params = unknown, Query = unknown, Body = unknown, A extends Answers = Answers> {
  /** One line, like "Create a contact". */
  summary: string
  /** What else callers should know. */
  details?: string
  params?: z.ZodType<Params>
  /** Without a schema, any parameter is refused. */
  query?: z.ZodType<Query>
  body?: z.ZodType<Body>
  /** More than the usual bytes of JSON. */
  mostBytes?: number
  /** A body that the handler reads itself. */
  reads?: Content
  /** Open to members who have yet to switch on the two-step sign-in that their organization asks for. */
  beforeTwoStep?: true
  /** Takes If-Match, which the handler gets as `version`. */
  versioned?: true
  answers: A
  /** Its answer holds a secret that is stored nowhere: an Idempotency-Key does nothing here. */
  keepsNoAnswer?: true
  /** Answers 200 as text/csv too, where the query asks for it; the handler sends that itself. */
  csv?: true
  /** The problems of its own, beside those that every route of its kind has. */
  problems?: readonly ProblemCode[]
}

/** What a handler returns that has answered by itself, in another form than the one described. */
export const sent = Symbol('sent')

export type Access = 'public' | 'member' | 'operator'

/** A handler that says of itself who may call it, what it takes and what it answers. */
export type DescribedHandler = EventHandler & { description: Description & { access: Access } }

/** Bytes of this type, as a body or an answer. */
export function bytes(contentType: string): Content {
  return { contentType }
}

/** A form with a file in the field `file`, and text fields. */
export function formWithFile(fields: z.ZodType): Content {
  return { contentType: 'multipart/form-data', fields }
}
