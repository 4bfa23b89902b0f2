import { describe, expect, it } from 'vitest'
import { SharedWait } from '#server/db/dialect/shared-wait'

describe('a shared wait', () => {
  it('runs once more for all who ask while it runs', async () => {
    const runs: PromiseWithResolvers<undefined>[] = []
    const wait = new SharedWait(() => {
      runs.push(Promise.withResolvers<undefined>())
      return runs.at(-1)!.promise
    })
    const done: string[] = []
    const joined = ['first', 'second', 'third'].map(name => wait.join().then(() => done.push(name)))
    runs[0]!.resolve(undefined)
    await joined[0]
    expect(done).toEqual(['first'])
    await expect.poll(() => runs.length).toBe(2)
    runs[1]!.resolve(undefined)
    await Promise.all(joined)
    expect(done).toEqual(['first', 'second', 'third'])
    expect(runs).toHaveLength(2)
  })

  it('tells those who waited for a failed run, and no one else', async () => {
    let runs = 0
    const wait = new SharedWait(async () => {
      if (++runs === 1) throw new Error('no space left')
    })
    const [first, second] = await Promise.allSettled([wait.join(), wait.join()])
    expect(first.status).toBe('rejected')
    expect(second.status).toBe('fulfilled')
    await wait.join()
    expect(runs).toBe(3)
  })
})
