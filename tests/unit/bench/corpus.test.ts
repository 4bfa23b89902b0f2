import { describe, expect, it } from 'vitest'
import { corpus } from '../../bench/corpus/corpus'
import { corpusSize } from '../../bench/corpus/size'

const now = Date.parse('2026-03-02T12:00:00Z')
const size = corpusSize(2_000)

describe('the corpus', () => {
  const { companies, contacts, deals, activities, tasks } = corpus(size, now)
  const people = [...contacts()].flat()

  it('has the proportions of the full one', () => {
    expect(corpusSize()).toEqual({ contacts: 250_000, companies: 10_000, deals: 25_000, activities: 1_000_000, tasks: 50_000 })
    expect([people.length, [...companies()].flat().length, [...deals()].flat().length, [...activities()].flat().length, [...tasks()].flat().length])
      .toEqual([2_000, 80, 200, 8_000, 400])
  })

  it('is the same every time', () => {
    expect([...corpus(size, now).contacts()].flat()).toEqual(people)
  })

  it('comes a thousand records at a time', () => {
    expect([...activities()].map(batch => batch.length)).toEqual(Array.from({ length: 8 }, () => 1_000))
  })

  it('refers only to its own records', () => {
    const companyIds = new Set([...companies()].flat().map(({ id }) => id))
    const contactIds = new Set(people.map(({ id }) => id))
    const dealIds = new Set([...deals()].flat().map(({ id }) => id))
    const isCompany = (id: string | null) => id === null || companyIds.has(id)
    expect(people.filter(({ companyId }) => !isCompany(companyId))).toEqual([])
    expect([...deals()].flat().filter(deal => !contactIds.has(deal.contactId) || !isCompany(deal.companyId))).toEqual([])
    expect([...tasks()].flat().filter(({ contactId }) => !contactIds.has(contactId))).toEqual([])
    expect([...activities()].flat().filter(({ contactId, companyId, dealId }) =>
      !contactIds.has(contactId) || !isCompany(companyId) || (dealId !== null && !dealIds.has(dealId)))).toEqual([])
  })

  it('gives every record a UUIDv7 of its own, in order of creation', () => {
    const ids = people.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(ids.toSorted())
    expect(ids.filter(id => !/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toEqual([])
  })

  it('writes many scripts, and some people twice', () => {
    const names = people.map(({ firstName }) => firstName).join('')
    for (const script of ['Latin', 'Arabic', 'Cyrillic', 'Greek', 'Han', 'Hangul', 'Devanagari'])
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    const addresses = people.flatMap(({ email }) => email ?? [])
    expect(addresses.length - new Set(addresses).size).toBeGreaterThan(20)
  })
})
