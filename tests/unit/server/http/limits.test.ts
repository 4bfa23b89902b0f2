import { describe, expect, it } from 'vitest'
import { openDatabase, useDatabase } from '#server/db/database'
import { countRequest } from '#server/http/limits'

// Counting asks the engine whether there are others to tell.
useDatabase(openDatabase('file:/tmp/simplecrm-limits-is-never-opened.db'))

const minute = 60_000
const begin = 30_000_000 * minute

/** Counts requests at an instant; answers how many were let through, and how long the first one refused has to wait. */
function ask(subject: string, times: number, at: number, limit = 10): { passed: number, wait?: number } {
  for (let passed = 0; passed < times; passed++) {
    try {
      countRequest(subject, limit, at)
    }
    catch (error) {
      return { passed, wait: (error as { retryAfterSeconds: number }).retryAfterSeconds }
    }
  }
  return { passed: times }
}

describe('the limit of requests', () => {
  it('lets through so many in a minute, each subject its own', () => {
    expect(ask('ana', 20, begin)).toEqual({ passed: 10, wait: 60 })
    expect(ask('sam', 10, begin)).toEqual({ passed: 10 })
  })

  it('does not let through twice as many around the turn of the minute', () => {
    expect(ask('ana', 10, begin + minute * 10 - 1000).passed).toBe(10)
    expect(ask('ana', 10, begin + minute * 10 + 1000).passed).toBe(0)
    expect(ask('ana', 10, begin + minute * 10 + 30_000).passed).toBeLessThanOrEqual(5)
  })

  it('forgets what was two minutes ago', () => {
    expect(ask('ana', 10, begin + minute * 20).passed).toBe(10)
    expect(ask('ana', 20, begin + minute * 22).passed).toBe(10)
  })

  it('says after how many seconds the next request passes', () => {
    ask('ana', 10, begin + minute * 30)
    const { wait } = ask('ana', 1, begin + minute * 31)
    expect(wait).toBeGreaterThan(0)
    expect(ask('ana', 1, begin + minute * 31 + Math.ceil(wait!) * 1000 + 6000).passed).toBe(1)
  })

  it('is off at 0', () => {
    expect(ask('ana', 1000, begin + minute * 40, 0).passed).toBe(1000)
  })
})
