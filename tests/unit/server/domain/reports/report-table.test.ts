import { expect, it } from 'vitest'
import { z } from 'zod'
import { csvOf, tableOf } from '#server/domain/reports/report-table'

const sums = z.array(z.object({ currency: z.string(), valueCents: z.number() }))

it('has a row for each currency of an entry, its money in major units', () => {
  const part = z.array(z.object({ count: z.int(), sums, ownerId: z.string(), ownerName: z.string().nullable() }))
  const entries = [
    { count: 3, ownerId: 'x', ownerName: 'Ana', sums: [{ currency: 'EUR', valueCents: 12_34 }, { currency: 'JPY', valueCents: 500 }, { currency: 'KWD', valueCents: 1500 }] },
    { count: 0, ownerId: 'y', ownerName: null, sums: [] },
  ]
  expect(tableOf(part, entries)).toEqual({
    header: ['Owner name', 'Count', 'Currency', 'Value'],
    rows: [['Ana', 3, 'EUR', 12.34], ['Ana', 3, 'JPY', 500], ['Ana', 3, 'KWD', 1.5], [null, 0, null, null]],
  })
})

it('writes what is won a day as money too', () => {
  const part = z.array(z.object({ currency: z.string(), centsPerDay: z.number().nullable() }))
  expect(tableOf(part, [{ currency: 'EUR', centsPerDay: 132_569 }, { currency: 'JPY', centsPerDay: null }])).toEqual({
    header: ['Currency', 'Per day'], rows: [['EUR', 1325.69], ['JPY', null]],
  })
})

it('puts what further lists say of the same currency beside it', () => {
  const part = z.array(z.object({ source: z.string(), sums, previous: sums.nullable() }))
  const entries = [
    { source: 'referral', sums: [{ currency: 'EUR', valueCents: 100 }], previous: [{ currency: 'EUR', valueCents: 50 }, { currency: 'GBP', valueCents: 70 }] },
    { source: 'website', sums: [{ currency: 'EUR', valueCents: 300 }], previous: null },
  ]
  expect(tableOf(part, entries)).toEqual({
    header: ['Source', 'Currency', 'Value', 'Previous value'],
    rows: [['referral', 'EUR', 1, 0.5], ['referral', 'GBP', null, 0.7], ['website', 'EUR', 3, null]],
  })
})

it('begins with the mark by which spreadsheets know UTF-8, and names its columns when it is empty', async () => {
  expect(await csvOf(z.array(z.object({ from: z.iso.date(), count: z.int() })), [])).toBe('\uFEFFFrom,Count\r\n')
})
