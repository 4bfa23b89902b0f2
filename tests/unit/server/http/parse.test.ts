import { describe, expect, it } from 'vitest'
import { createPurchaseSchema, listPurchasesSchema } from '#shared/money/schema'
import { parseBody, parseQuery } from '#server/http/parse'
import { DomainError } from '#server/errors'

const contactId = '01a1ff68-52c2-737f-93c9-226c4bd59172'

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
