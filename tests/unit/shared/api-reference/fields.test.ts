import { describe, expect, it } from 'vitest'
import { fieldsOf, typeOf } from '#shared/api-reference/fields'

const components = {
  Contact: { type: 'object', required: ['name'], properties: { name: { type: 'string', maxLength: 120 }, manager: { $ref: '#/components/schemas/Contact' } } },
}
const contact = { $ref: '#/components/schemas/Contact' }

describe('the table of a schema', () => {
  it('shows what a list holds below it', () => {
    expect(fieldsOf({ properties: { contacts: { type: 'array', items: contact } } }, components).map(({ name, depth }) => [name, depth])).toEqual([['contacts', 0], ['name', 1], ['manager', 1]])
  })

  it('ends where a record holds one of its own kind', () => {
    expect(fieldsOf(contact, components).map(({ name }) => name)).toEqual(['name', 'manager'])
  })

  it('says what is required, what is allowed and how much', () => {
    expect(fieldsOf({ required: ['status'], properties: { status: { anyOf: [{ type: 'string', enum: ['new', 'won'] }, { type: 'null' }] }, limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 } } }, components)).toEqual([
      { name: 'status', depth: 0, type: 'string | null', isRequired: true, values: ['new', 'won'] },
      { name: 'limit', depth: 0, type: 'integer', isRequired: false, limits: '1–200, = 50' },
    ])
  })

  it('names types in a few words', () => {
    expect(typeOf({ type: 'array', items: contact })).toBe('Contact[]')
    expect(typeOf({ anyOf: [{ type: 'string', format: 'date' }, { type: 'string', const: '' }, { type: 'null' }] })).toBe('string (date) | null')
    expect(typeOf({ type: 'array', items: { type: ['string', 'null'] } })).toBe('(string | null)[]')
  })
})
