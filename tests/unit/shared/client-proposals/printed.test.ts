import { describe, expect, it } from 'vitest'
import { printedProposal } from '#shared/client-proposals/printed'
import type { ProposalDocument } from '#shared/proposals/schema'

const line = { productId: null, name: 'Workshop', unit: 'days', quantity: 2, unitPriceCents: 50_000, discountPercent: 10, totalCents: 90_000 }
const section = (key: string, text: string) => ({ key, heading: key, text, ai: null })
const offer: Omit<ProposalDocument, 'logoId'> = {
  title: 'Audit 2026', language: 'en', clientName: 'Sara Lind', companyName: 'Harbour & Finch', preparedBy: 'Ana Torres', organizationName: 'Studio North', accentColor: '#1d4ed8',
  date: '2026-11-21', validUntil: '2026-12-21', sections: [section('situation', 'You grow.'), section('aims', ' \n'), section('price', '')],
  lineItems: [line], currency: 'EUR', totals: { grossCents: 100_000, discountCents: 10_000, netCents: 90_000 },
}
const print = (changes: Partial<typeof offer>, decided: Parameters<typeof printedProposal>[2] = null) => printedProposal({ ...offer, ...changes }, false, decided)

describe('a proposal on paper', () => {
  it('has its facts, and the sections that say something', () => {
    const { facts, sections } = print({})
    expect(facts.map(({ value }) => value)).toEqual(['Sara Lind, Harbour & Finch', 'Ana Torres', '21 November 2026', '21 December 2026'])
    expect(sections.map(({ key }) => key)).toEqual(['situation', 'price'])
  })

  it('shows a discount where there is one', () => {
    expect(print({}).items).toEqual({
      head: ['Item', 'Quantity', 'Price', 'Discount', 'Amount'], rows: [['Workshop', '2 days', '€500', '10%', '€900']],
      totals: [{ label: 'Subtotal', value: '€1,000', isSum: false }, { label: 'Discount', value: '-€100', isSum: false }, { label: 'Total', value: '€900', isSum: true }],
    })
    const { items } = print({ lineItems: [{ ...line, discountPercent: 0, totalCents: 100_000 }], totals: { grossCents: 100_000, discountCents: 0, netCents: 100_000 } })
    expect(items).toMatchObject({ head: ['Item', 'Quantity', 'Price', 'Amount'], totals: [{ label: 'Total' }] })
  })

  it('speaks Persian in its own digits, calendar and currency names', () => {
    const { facts, items } = print({ language: 'fa', currency: 'IRR' })
    expect(facts.map(({ value }) => value)).toEqual(['Sara Lind، Harbour & Finch', 'Ana Torres', '۳۰ آبان ۱۴۰۵', '۳۰ آذر ۱۴۰۵'])
    expect(items?.rows[0]?.join(' ')).toMatch(/^Workshop ۲ days .*۵۰۰.*۱۰٪.*۹۰۰/)
  })

  it('shows what is sold, even without a section for it', () => {
    expect(print({ sections: [section('situation', 'You grow.')] }).sections.at(-1)).toMatchObject({ heading: 'Price', hasItems: true })
    expect(print({ sections: [section('situation', 'You grow.')], lineItems: [] }).sections).toHaveLength(1)
  })

  it('says who decided, and when', () => {
    expect(print({}, { decision: 'accepted', name: 'Sara Lind', decidedAt: '2026-11-22T10:00:00.000Z' }).closing).toBe('Accepted by Sara Lind on 22 November 2026.')
  })
})
