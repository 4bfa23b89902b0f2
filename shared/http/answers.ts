import { z } from 'zod'

/** What answers are made of: a record's id, an instant in UTC, a calendar day. */
export const id = z.uuid()
export const instant = z.iso.datetime()
export const day = z.iso.date()

/** What every record has. */
export const recordFields = {
  id,
  version: z.int().describe('Rises with every change that a person makes; send it back as If-Match.'),
  createdAt: instant,
  updatedAt: instant,
}

/** What every page of a list has beside its records. */
export const pageFields = {
  total: z.int().optional().describe('How many there are in all; left out with total=false.'),
  cursor: z.string().nullable().describe('Asks for the next page; null on the last one.'),
}

/** The same for a list that is answered whole. */
export const wholeFields = { total: z.int(), cursor: z.null() }

/** What changed: each field before and after. */
export const changes = z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() }))
