import { describe, expect, it } from 'vitest'
import { dealBelow, placeOf, possiblePlace, withDealAt, withDealRefreshed, withMoreDeals, withoutDeal } from '#shared/deals/board'
import type { Board, BoardStage, DealSummary } from '#shared/deals/schema'

const now = '2026-03-01T10:00:00.000Z'

const deal = (id: string, stageId: string): DealSummary => ({
  id, stageId, title: id, version: 1, createdAt: now, updatedAt: now, ownerId: null, ownerName: null, contactId: null, contactName: null, companyId: null, companyName: null,
  pipelineId: 'sales', valueFromItems: false, discountApproval: null, valueCents: 1000, currency: 'EUR', probability: 10, expectedCloseDate: null, actualCloseDate: null, outcome: null, lostReason: null, source: null, campaign: null,
  nextAction: null, nextActionDate: null, stageEnteredAt: '2026-01-01T10:00:00.000Z', lastInteractionAt: null, tags: [],
})
const stage = (id: string, probability: number, ids: string[], cursor: string | null = null): BoardStage => ({
  id, name: id, position: 0, probability, color: 'slate', rottingDays: null, outcome: id === 'won' ? 'won' : null, count: ids.length, cursor,
  sums: ids.length ? [{ currency: 'EUR', valueCents: 1000 * ids.length, weightedCents: 100 * ids.length }] : [], deals: ids.map(name => deal(name, id)),
})
const board: Board = { pipelineId: 'sales', stages: [stage('lead', 10, ['audit', 'brand', 'shop']), stage('proposal', 60, []), stage('won', 100, ['site'])] }
const order = (at: Board) => Object.fromEntries(at.stages.map(({ id, deals }) => [id, deals.map(({ id }) => id)]))

describe('the board', () => {
  it('shows a deal where it was moved to, with the probability of its new stage, and adds up anew', () => {
    const moved = withDealAt(board, 'brand', { stageId: 'proposal', index: 0 }, now)
    expect(order(moved)).toEqual({ lead: ['audit', 'shop'], proposal: ['brand'], won: ['site'] })
    expect(moved.stages[1]).toMatchObject({ count: 1, sums: [{ currency: 'EUR', valueCents: 1000, weightedCents: 600 }], deals: [{ probability: 60, stageEnteredAt: now }] })
    expect(moved.stages[0]).toMatchObject({ count: 2, sums: [{ currency: 'EUR', valueCents: 2000, weightedCents: 200 }] })
  })

  it('keeps what a deal is when only its place in the column changes', () => {
    const moved = withDealAt(board, 'audit', { stageId: 'lead', index: 2 }, now)
    expect(order(moved).lead).toEqual(['brand', 'shop', 'audit'])
    expect(moved.stages[0]).toMatchObject({ count: 3, sums: board.stages[0]?.sums })
    expect(moved.stages[0]?.deals[2]?.stageEnteredAt).toBe('2026-01-01T10:00:00.000Z')
  })

  it('knows above which deal a place lies', () => {
    expect(dealBelow(board, { stageId: 'lead', index: 0 })).toBe('brand')
    expect(dealBelow(board, { stageId: 'lead', index: 2 })).toBeNull()
    expect(placeOf(board, 'shop')).toEqual({ stageId: 'lead', index: 2 })
  })

  it('offers no place behind the last deal of a column of which more is to come', () => {
    const long: Board = { ...board, stages: [stage('lead', 10, ['audit', 'brand'], 'more'), stage('proposal', 60, ['shop'])] }
    expect(possiblePlace(long, { stageId: 'lead', index: 9 }, 'shop')).toEqual({ stageId: 'lead', index: 1 })
    expect(possiblePlace(long, { stageId: 'proposal', index: 9 }, 'audit')).toEqual({ stageId: 'proposal', index: 1 })
    expect(possiblePlace(long, { stageId: 'lead', index: -1 }, 'shop')).toEqual({ stageId: 'lead', index: 0 })
  })

  it('takes a page of a column in without showing a deal twice', () => {
    const more = withMoreDeals(board, 'lead', [deal('shop', 'lead'), deal('app', 'lead')], null)
    expect(order(more).lead).toEqual(['audit', 'brand', 'shop', 'app'])
  })

  it('lets a deal go, and takes news of one in', () => {
    expect(withoutDeal(board, 'site').stages[2]).toMatchObject({ count: 0, sums: [] })
    expect(withDealRefreshed(board, { ...deal('brand', 'lead'), version: 7 }).stages[0]?.deals[1]?.version).toBe(7)
    expect(withDealAt(board, 'unknown', { stageId: 'lead', index: 0 }, now)).toBe(board)
  })
})
