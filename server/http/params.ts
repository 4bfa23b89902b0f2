import { getRequestHeader, type H3Event } from 'h3'
import { z } from 'zod'
import { idSchema } from '#shared/http/fields'
import { DomainError } from '#server/errors'

/** The path of one record. */
export const idParams = z.object({ id: idSchema })

/** The path of something that happened to a record. */
export const eventParams = z.object({ id: idSchema, eventId: idSchema })

/** Deleting goes to the trash unless asked for good. */
export const deleteQuery = z.strictObject({ permanent: z.enum(['true', 'false'], { error: 'expected_true_or_false' }).optional().transform(value => value === 'true') })

/** The version that the caller has seen, from `If-Match: "3"`; undefined when the caller does not say. */
export function expectedVersion(event: H3Event): number | undefined {
  const header = getRequestHeader(event, 'if-match')
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (!version) throw new DomainError('malformed_request', { detail: 'If-Match takes the version of the record in quotes, like "3".' })
  return Number(version)
}
