import { describe, expect, it } from 'vitest'
import { signsOf, type SignFacts } from '#server/domain/insights/deal-signs'

const deal: SignFacts['deal'] = {
  outcome: null, createdAt: '2026-02-01T09:00:00.000Z', lastInteractionAt: '2026-03-08T09:00:00.000Z', stageEnteredAt: '2026-03-05T09:00:00.000Z',
  expectedCloseDate: '2026-03-20', nextAction: 'Send the offer', nextActionDate: '2026-03-12',
}
const signs = (changes: Partial<SignFacts['deal']> = {}, facts: Partial<Omit<SignFacts, 'deal'>> = {}) =>
  signsOf({ rottingDays: null, averageDays: 9.6, timesPutOff: 0, today: '2026-03-10', timeZone: 'Europe/Berlin', ...facts, deal: { ...deal, ...changes } })

describe('the signs that a deal may be lost', () => {
  it('are none while things move', () => {
    expect(signs()).toEqual([])
  })

  it('are none of a closed deal', () => {
    expect(signs({ outcome: 'lost', nextAction: null, nextActionDate: null, expectedCloseDate: '2026-01-01' })).toEqual([])
  })

  it('tell of silence, unless a step is planned', () => {
    expect(signs({ lastInteractionAt: '2026-02-20T09:00:00.000Z', nextActionDate: null })).toEqual([{ kind: 'quiet', count: 18, usual: 14 }])
    expect(signs({ lastInteractionAt: '2026-02-20T09:00:00.000Z' })).toEqual([])
    expect(signs({ lastInteractionAt: '2026-03-02T09:00:00.000Z', nextActionDate: null }, { rottingDays: 7 })).toEqual([{ kind: 'quiet', count: 8, usual: 7 }])
    expect(signs({ lastInteractionAt: null, nextActionDate: null })).toEqual([{ kind: 'quiet', count: 37, usual: 14 }])
  })

  it('tell of a stage that takes much longer than it usually does', () => {
    expect(signs({ stageEnteredAt: '2026-02-22T09:00:00.000Z' })).toEqual([{ kind: 'long_in_stage', count: 16, usual: 10 }])
    expect(signs({ stageEnteredAt: '2026-02-23T09:00:00.000Z' })).toEqual([])
    expect(signs({ stageEnteredAt: '2026-01-01T09:00:00.000Z' }, { averageDays: null })).toEqual([])
    expect(signs({ stageEnteredAt: '2026-03-01T09:00:00.000Z' }, { rottingDays: 8, averageDays: 30 })).toEqual([{ kind: 'long_in_stage', count: 9, usual: 8 }])
  })

  it('tell of days that have passed and were put off, by the person\'s calendar', () => {
    expect(signs({ expectedCloseDate: '2026-03-09', nextActionDate: '2026-03-01' })).toEqual([{ kind: 'close_overdue', count: 1, usual: null }, { kind: 'next_step_overdue', count: 9, usual: null }])
    expect(signs({ expectedCloseDate: '2026-03-10', nextActionDate: '2026-03-10' })).toEqual([])
    expect(signs({}, { timesPutOff: 1 })).toEqual([])
    expect(signs({}, { timesPutOff: 2 })).toEqual([{ kind: 'close_moved', count: 2, usual: null }])
  })

  it('tell that no next step is planned', () => {
    expect(signs({ nextAction: null, nextActionDate: null })).toEqual([{ kind: 'no_next_step', count: null, usual: null }])
  })
})
