import { describe, expect, it } from 'vitest'
import { placeOf, withDealAt } from '#shared/deals/board'
import type { Board, BoardLane, DealSummary } from '#shared/deals/schema'
import { cellAt, nextCard, nextSpot, placeAt, spotOf } from '#shared/deals/spots'

const stageIds = ['lead', 'proposal']
const deal = (id: string, ownerId: string | null) => ({ id, ownerId, stageId: 'lead', valueCents: 100, currency: 'EUR', probability: 10 }) as DealSummary
const stage = (id: string, deals: DealSummary[]) => ({ id, name: id, position: 0, probability: 10, color: 'slate' as const, rottingDays: null, outcome: null, count: deals.length, sums: [], cursor: null, deals })
const lane = (ownerId: string | null, ownerName: string | null): BoardLane => ({ ownerId, ownerName, count: 0, sums: [], cells: [] })
/** Ana and Rui own cards that lie between each other's; nobody owns one. */
const board: Board = { pipelineId: 'sales', lanes: [lane('ana', 'Ana'), lane('rui', 'Rui'), lane(null, null)], stages: [
  stage('lead', [deal('a1', 'ana'), deal('r1', 'rui'), deal('a2', 'ana'), deal('n1', null)]),
  stage('proposal', [deal('r2', 'rui')]),
] }
const { lanes: _, ...plain } = board
const a1 = { stageId: 'lead', ownerId: 'ana', index: 0 }
const idsAt = (shown: Board, ownerId: string | null) => cellAt(shown, { stageId: 'lead', ownerId }).map(({ id }) => id)

describe('a spot', () => {
  it('is counted within its lane, or in the whole column without lanes', () => {
    expect(spotOf(board, 'a2')).toEqual({ stageId: 'lead', ownerId: 'ana', index: 1 })
    expect(spotOf(board, 'n1')).toEqual({ stageId: 'lead', ownerId: null, index: 0 })
    expect(spotOf(plain, 'a2')).toEqual({ stageId: 'lead', index: 2 })
    expect(spotOf(board, 'x')).toBeUndefined()
  })

  it.each([
    ['a2', { stageId: 'lead', ownerId: 'ana', index: 0 }, ['a2', 'a1']],
    ['a1', { stageId: 'lead', ownerId: 'ana', index: 1 }, ['a2', 'a1']],
    ['r2', { stageId: 'lead', ownerId: 'ana', index: 1 }, ['a1', 'r2', 'a2']],
    ['r2', { stageId: 'lead', ownerId: 'ana', index: 2 }, ['a1', 'a2', 'r2']],
  ])('for %s at %j is a place in the column that shows it there', (id, spot, shown) => {
    const moved = withDealAt(board, id, placeAt(board, spot, id), '2026-11-20T09:00:00.000Z')
    expect(idsAt(moved, 'ana')).toEqual(shown)
    expect(spotOf(moved, id)).toEqual(spot)
  })

  it('in an empty cell is the top of the column, and gives the card its owner', () => {
    const place = placeAt(board, { stageId: 'proposal', ownerId: 'ana', index: 0 }, 'a1')
    const moved = withDealAt(board, 'a1', place, '2026-11-20T09:00:00.000Z')
    expect(placeOf(moved, 'a1')).toEqual({ stageId: 'proposal', index: 0 })
    expect(withDealAt(board, 'a1', { ...place, ownerId: 'rui' }, '2026-11-20T09:00:00.000Z').stages[1]?.deals[0]).toMatchObject({ id: 'a1', ownerId: 'rui', ownerName: 'Rui' })
  })
})

describe('a card that is carried', () => {
  it('goes on into the next lane past the end of its cell', () => {
    expect(nextSpot(board, stageIds, a1, [0, 1], 'a1')).toEqual({ ...a1, index: 1 })
    expect(nextSpot(board, stageIds, { ...a1, index: 1 }, [0, 1], 'a1')).toEqual({ ...a1, ownerId: 'rui', index: 0 })
    expect(nextSpot(board, stageIds, { ...a1, ownerId: null, index: 0 }, [0, -1], 'n1')).toEqual({ ...a1, ownerId: 'rui', index: 1 })
    expect(nextSpot(board, stageIds, a1, [0, -1], 'a1')).toBeUndefined()
  })

  it('keeps its lane from stage to stage, and stops at the last', () => {
    expect(nextSpot(board, stageIds, { ...a1, index: 1 }, [1, 0], 'a2')).toEqual({ stageId: 'proposal', ownerId: 'ana', index: 0 })
    expect(nextSpot(board, stageIds, a1, [-1, 0], 'a1')).toBeUndefined()
    expect(nextSpot(plain, stageIds, { stageId: 'lead', index: 3 }, [0, 1], 'n1')).toBeUndefined()
  })
})

it('the next card is found across empty cells', () => {
  expect(nextCard(board, stageIds, a1, [0, 1])?.id).toBe('a2')
  expect(nextCard(board, stageIds, { ...a1, index: 1 }, [0, 1])?.id).toBe('r1')
  expect(nextCard(board, stageIds, { stageId: 'lead', ownerId: null, index: 0 }, [0, -1])?.id).toBe('r1')
  expect(nextCard(board, stageIds, a1, [1, 0])).toBeUndefined()
  expect(nextCard(plain, stageIds, { stageId: 'lead', index: 3 }, [1, 0])?.id).toBe('r2')
  expect(nextCard(plain, stageIds, { stageId: 'lead', index: 3 }, [0, 1])).toBeUndefined()
})
