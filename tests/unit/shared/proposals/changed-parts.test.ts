import { describe, expect, it } from 'vitest'
import type { ProposalDocument } from '#shared/proposals/schema'
import { changedParts } from '#shared/proposals/changed-parts'

const section = (key: string, text = '') => ({ key, heading: `About ${key}`, text, ai: null })
const line = { productId: null, name: 'Workshop', unit: 'day', quantity: 2, unitPriceCents: 125_000, discountPercent: 0, totalCents: 250_000 }
const audit: ProposalDocument = {
  title: 'Audit 2026', language: 'en', clientName: 'Zoë O\'Brien', companyName: null, preparedBy: 'Ana Torres', organizationName: 'Studio North', logoId: null, accentColor: '#1d4ed8',
  date: '2026-11-21', validUntil: null, sections: [section('situation'), section('scope', 'All of it.'), section('terms')], lineItems: [line], currency: 'GBP', totals: { grossCents: 250_000, discountCents: 0, netCents: 250_000 },
}
const nothing = { changed: [], added: [], removed: [], isReordered: false, hasOtherPrices: false, hasOtherDetails: false }
const changes = (after: Partial<ProposalDocument>) => changedParts(audit, { ...audit, ...after })

describe('what has changed between two versions', () => {
  it('is nothing where they say the same, whoever wrote it', () => {
    expect(changes({ sections: audit.sections.map(one => ({ ...one, ai: { model: 'claude', cached: true, hash: '1', inputTokens: 1, outputTokens: 1 } })) })).toEqual(nothing)
  })

  it('is told by section', () => {
    expect(changes({ sections: [section('scope', 'Half of it.'), section('custom-1'), section('situation')] })).toEqual({ ...nothing, changed: ['scope'], added: ['custom-1'], removed: ['About terms'], isReordered: true })
  })

  it('is told of prices and of details', () => {
    expect(changes({ lineItems: [{ ...line, quantity: 3 }] })).toEqual({ ...nothing, hasOtherPrices: true })
    expect(changes({ lineItems: [{ ...line, productId: '01a1ff76-b1b4-7639-ac75-258fd0986d57' }] })).toEqual(nothing)
    expect(changes({ currency: 'EUR' })).toEqual({ ...nothing, hasOtherPrices: true })
    expect(changes({ validUntil: '2026-12-24' })).toEqual({ ...nothing, hasOtherDetails: true })
  })
})
