import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createPurchaseSchema, listPurchasesSchema } from '#shared/money/schema'
import { decodeCursor, encodeCursor } from '#server/db/pagination'
import { parseBody, parseQuery } from '#server/http/parse'
import { DomainError } from '#server/errors'

const contactId = '01a1ff68-52c2-737f-93c9-226c4bd59172'
const schema = z.strictObject({ q: z.string().optional(), tags: z.union([z.string(), z.array(z.string())]).optional() })

function issuesOf(parse: () => unknown) {
  try {
    parse()
  }
  catch (error) {
    if (error instanceof DomainError) return error.issues?.map(({ path, code }) => [path, code])
  }
}

describe('what a request says wrongly', () => {
  it.each([
    [{ contactId }, [['valueCents', 'required']]],
    [{ contactId, valueCents: '12' }, [['valueCents', 'expected_number']]],
    [{ contactId, valueCents: -1 }, [['valueCents', 'too_small']]],
    [{ contactId, valueCents: 1, currency: 'ZZZ' }, [['currency', 'invalid_currency']]],
    [{ contactId, valueCents: 1, purchasedOn: '0000-01-01' }, [['purchasedOn', 'invalid_day']]],
    [{ contactId, valueCents: 1, purchasedOn: '' }, [['purchasedOn', 'invalid_day']]],
    [{ contactId, valueCents: 1, organizationId: contactId }, [['organizationId', 'unknown_parameter']]],
  ])('is named once, by its field: %j', (body, issues) => {
    expect(issuesOf(() => parseBody(createPurchaseSchema, body))).toEqual(issues)
  })

  it('is named in an address too', () => {
    expect(issuesOf(() => parseQuery(listPurchasesSchema, { source: 'a\u0000b' }))).toEqual([['source', 'control_characters']])
  })
})

describe('a query', () => {
  it('is read as it stands', () => {
    expect(parseQuery(schema, { q: 'Zoë %_\\', tags: ['vip', ''] })).toEqual({ q: 'Zoë %_\\', tags: ['vip', ''] })
  })

  it('is refused with the names of what holds a NUL character, which no text of PostgreSQL can', () => {
    const refused = expect.objectContaining({ code: 'unknown_parameter', issues: ['q', 'tags'].map(path => expect.objectContaining({ path, code: 'control_characters' })) })
    expect(() => parseQuery(schema, { q: 'a\0b', tags: ['vip', '\0'] })).toThrow(refused)
  })

  it('is refused with a cursor that holds one', () => {
    expect(decodeCursor(encodeCursor('contacts name', { value: 'zoe', id: '7' }), 'contacts name')).toEqual({ value: 'zoe', id: '7' })
    for (const position of [{ value: 'zo\0', id: '7' }, { value: 'zoe', id: '\0' }, { value: 'zoe', id: '7', then: '\0' }]) {
      expect(() => decodeCursor(encodeCursor('contacts name', position), 'contacts name')).toThrow(expect.objectContaining({ code: 'invalid_cursor' }))
    }
  })
})
