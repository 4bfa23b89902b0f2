import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { createClient } from '../support/client'
import { createEmptyDatabase, type EmptyDatabase } from '../support/databases'
import { startServer, type TestServer } from '../support/server'

/** A file as a browser sends it. */
async function bring(server: TestServer, person: SignedIn, file: string) {
  const cookie = [...person.client.cookies].map(pair => pair.join('=')).join('; ')
  const answer = await fetch(`${server.url}/api/organization/import`, { method: 'POST', body: file, headers: { cookie, 'origin': server.url, 'content-type': 'application/x-ndjson' } })
  return { status: answer.status, body: await answer.json() as Record<string, unknown> }
}

describe('an organization that moves to another installation, on PostgreSQL', () => {
  let here: TestServer
  let there: TestServer
  let database: EmptyDatabase
  let ana: SignedIn
  let sam: SignedIn

  beforeAll(async () => {
    database = await createEmptyDatabase('postgres')
    here = await startServer()
    there = await startServer({ DATABASE_URL: database.url })
    ana = await registerAccount(here, { name: 'Ana Torres' })
    sam = await registerAccount(there, { name: 'Sam Reed', organization: 'Reed' })
    await ana.client.post('/api/contacts', { firstName: 'سارا', lastName: 'رحیمی' })
  })
  afterAll(async () => {
    await here?.dispose()
    await there?.dispose()
    await database?.remove()
  })

  it('is taken out by its admin, brought by the operator, and found by its people once they have a password', async () => {
    const { status, body: file } = await ana.client.get<string>('/api/organization/export')
    expect(status).toBe(200)
    expect(file).not.toContain('passwordHash')
    expect(await bring(there, sam, file)).toMatchObject({ status: 200, body: { organization: { name: 'Studio North' } } })
    expect((await createClient(there.url).post('/api/auth/login', { email: ana.email, password: 'correct horse battery' })).status).toBe(401)
    const again = await bring(there, sam, file)
    expect([again.status, again.body.code]).toEqual([422, 'unfit_transfer'])
  })

  it('is refused when a line was altered, and leaves nothing behind', async () => {
    const { body: file } = await ana.client.get<string>('/api/organization/export')
    const { status, body } = await bring(there, sam, file.replace('سارا', 'دارا'))
    expect([status, body.code]).toEqual([422, 'unfit_transfer'])
  })
})
