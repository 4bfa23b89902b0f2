import { describe, expect, it } from 'vitest'
import { idsIn, readableChanges } from '#server/domain/events/readable-changes'

const names = new Map([['u1', 'Ana Torres'], ['u2', 'Rui Costa']])

describe('readable changes', () => {
  it('name whom an id means', () => {
    const changes = { ownerId: { before: 'u1', after: 'u2' } }
    expect(idsIn(changes)).toEqual(['u1', 'u2'])
    expect(readableChanges(changes, names)).toEqual({ owner: { before: 'Ana Torres', after: 'Rui Costa' } })
  })

  it('leave an id out where its name stands beside it', () => {
    expect(readableChanges({
      stageId: { before: 's1', after: 's2' }, stage: { before: 'Lead', after: 'Proposal' },
      companyId: { before: null, after: 'c1' }, companyName: { before: null, after: 'Harbour & Finch' },
    }, names)).toEqual({ stage: { before: 'Lead', after: 'Proposal' }, companyName: { before: null, after: 'Harbour & Finch' } })
  })

  it('tell an amount with its currency', () => {
    const value = { before: { valueCents: 100, currency: 'EUR' }, after: { valueCents: 250, currency: 'EUR' } }
    expect(readableChanges({ valueCents: { before: 100, after: 250 }, value }, names)).toEqual({ value })
  })

  it('say no more of an unknown id than that it changed, and nothing of what only the server knows', () => {
    expect(readableChanges({ contactId: { before: 'x', after: null }, contactIds: { before: ['x'], after: [] }, version: { before: 1, after: 2 } }, names))
      .toEqual({ contact: { before: null, after: null } })
  })
})
