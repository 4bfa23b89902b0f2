import { afterEach, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { password, registerAccount, signIn } from '../../support/accounts'
import { createClient } from '../../support/client'
import { createEmptyDatabase, engines } from '../../support/databases'
import { startServer, type TestServer } from '../../support/server'
import { withDatabaseOf } from '../../support/team'

let server: TestServer
afterEach(() => server?.dispose())

describe('brute force', () => {
  const guess = (email: string) => createClient(server.url).post<Problem>('/api/auth/login', { email, password: 'guessed' })

  it('is slowed for the account, also with the right password and after a restart', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const statuses: number[] = []
    while (statuses.at(-1) !== 429 && statuses.length < 20) statuses.push((await guess(email)).status)
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
    expect(statuses.at(-1)).toBe(429)

    // As after some more guesses: the wait has to outlast the restart.
    await server.stop()
    await withDatabaseOf(server, db => db.updateTable('signInFailures').set({ count: 12, lastAt: new Date().toISOString() }).where('subject', '=', `account:${email}`).execute())
    await server.restart()
    const answer = await createClient(server.url).post<Problem>('/api/auth/login', { email, password })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.body).toMatchObject({ code: 'too_many_requests' })
  })

  it.each(engines)('gains nothing by asking many at once, on %s', async (engine) => {
    const database = await createEmptyDatabase(engine)
    server = await startServer({ DATABASE_URL: database.url })
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(email)))
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(6)
    await server.dispose()
    await database.remove()
  })

  it('is slowed for the address, whatever the account', async () => {
    server = await startServer()
    const statuses: number[] = []
    for (let turn = 0; turn < 30; turn++) statuses.push((await guess(`nobody${turn}@example.com`)).status)
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401))
    expect(statuses).toContain(429)
  })

  it('cannot hide behind a forged address', async () => {
    server = await startServer()
    const statuses: number[] = []
    for (let turn = 0; turn < 30; turn++) statuses.push((await createClient(server.url).post('/api/auth/login', { email: `nobody${turn}@example.com`, password: 'guessed' }, { 'x-forwarded-for': `203.0.113.${turn}` })).status)
    expect(statuses).toContain(429)
  })

  it('is forgotten with the right password', async () => {
    server = await startServer()
    const { email } = await registerAccount(server, { name: 'Ana Torres' })
    for (let round = 0; round < 3; round++) {
      for (let turn = 0; turn < 3; turn++) expect((await guess(email)).status).toBe(401)
      await signIn(server, email)
    }
  })
})
