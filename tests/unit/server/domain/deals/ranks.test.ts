import { describe, expect, it } from 'vitest'
import { rankBetween } from '#server/domain/deals/ranks'

describe('the rank of a deal', () => {
  it('lies between its neighbours, or beyond the only one', () => {
    expect(rankBetween(1024, 2048)).toBe(1536)
    expect(rankBetween(null, 1024)).toBeLessThan(1024)
    expect(rankBetween(1024, null)).toBeGreaterThan(1024)
    expect(rankBetween(null, null)).toBe(0)
  })

  it('is not to be had once the numbers between two neighbours are used up', () => {
    let moves = 0
    for (let below: number | undefined = 1024; below !== undefined; below = rankBetween(0, below)) moves++
    expect(moves).toBeGreaterThan(50)
    expect(rankBetween(5, 5)).toBeUndefined()
  })
})
