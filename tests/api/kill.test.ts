import { afterEach, describe, expect, it } from 'vitest'
import type { Contact } from '#shared/contacts/schema'
import { scopedTo } from '#server/db/database'
import { findChainBreaks } from '#server/domain/events/chain'
import { registerAccount, signIn, type SignedIn } from '../support/accounts'
import { createClient, type Answer } from '../support/client'
import { createEmptyDatabase, engines, type EmptyDatabase } from '../support/databases'
import { startServer, type TestServer } from '../support/server'
import { withDatabaseOf } from '../support/team'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Creates and changes contacts, eight at a time, until the server is gone; keeps what was confirmed and answers what was refused. */
async function writeUntilGone({ client }: SignedIn, label: string, confirmed: Map<string, Contact>): Promise<string[]> {
  const refusals: string[] = []
  const keep = ({ status, body }: Answer<{ contact: Contact }>, expected: number) => {
    if (status === expected) confirmed.set(body.contact.id, body.contact)
    else refusals.push(`${status}: ${JSON.stringify(body)}`)
    return body.contact
  }
  const write = async (number: number) => {
    for (let turn = 0; refusals.length === 0; turn++) {
      const mail = `${label}.${number}.${turn}@example.com`
      const { id } = keep(await client.post('/api/contacts', { firstName: 'Zoë', lastName: label, email: mail, companyName: `${label} ${turn % 3} & Finch`, tags: ['vip'] }), 201)
      keep(await client.patch(`/api/contacts/${id}`, { title: `Title ${turn}`, tags: ['vip', 'press'] }), 200)
    }
  }
  // Each writer ends with a broken connection: that is what these tests are about.
  await Promise.allSettled(Array.from({ length: 8 }, (_, number) => write(number)))
  return refusals
}

describe.each(engines)('the server, killed while it writes on %s', (engine) => {
  let database: EmptyDatabase | undefined
  let server: TestServer
  afterEach(async () => {
    await server?.dispose()
    await database?.remove()
  })

  async function start() {
    database = engine === 'postgres' ? await createEmptyDatabase(engine) : undefined
    server = await startServer({ DATABASE_URL: database?.url })
    return registerAccount(server, { name: 'Ana Torres' })
  }

  it('has kept everything it confirmed, and nothing half', async () => {
    const ana = await start()
    const confirmed = new Map<string, Contact>()
    for (const [round, enough] of [5, 20, 40].entries()) {
      const created = new Map<string, Contact>()
      const writing = writeUntilGone(ana, `round${round}`, created)
      await expect.poll(() => created.size, { interval: 5, timeout: 60_000 }).toBeGreaterThan(enough)
      await server.kill()
      expect(await writing).toEqual([])
      for (const [id, contact] of created) confirmed.set(id, contact)
      await server.restart()
    }
    for (const [id, contact] of confirmed) {
      const { status, body } = await ana.client.get<{ contact: Contact }>(`/api/contacts/${id}`)
      expect(status).toBe(200)
      // A change whose answer was lost may have been written all the same.
      expect(body.contact.version).toBeGreaterThanOrEqual(contact.version)
      if (body.contact.version === contact.version) expect(body.contact).toEqual(contact)
    }

    const { body: list } = await ana.client.get<{ total: number }>('/api/contacts?limit=1')
    expect(list.total).toBeGreaterThanOrEqual(confirmed.size)

    await withDatabaseOf(server, async (db) => {
      const own = scopedTo(db, ana.session.organization.id)
      const contacts = await own.selectFrom('contacts').select(['id', 'version', 'companyId']).execute()
      const created = await own.selectFrom('events').select('subjectId').where('type', '=', 'contact.created').execute()
      const updated = await own.selectFrom('events').select('subjectId').where('type', '=', 'contact.updated').execute()
      const found = await own.selectFrom('contactSearch').select('id').execute()
      const keys = await own.selectFrom('contactKeys').select('contactId').execute()
      const ids = contacts.map(({ id }) => id).sort()
      expect(created.map(({ subjectId }) => subjectId).sort()).toEqual(ids)
      expect(updated.map(({ subjectId }) => subjectId).sort()).toEqual(contacts.filter(({ version }) => version === 2).map(({ id }) => id).sort())
      expect(found.map(({ id }) => id).sort()).toEqual(ids)
      expect(keys.map(({ contactId }) => contactId).sort()).toEqual(ids)
      expect(contacts.filter(({ companyId }) => companyId === null)).toEqual([])
      const companies = await own.selectFrom('companies').select('name').execute()
      expect(new Set(companies.map(({ name }) => name)).size).toBe(companies.length)
      expect(await findChainBreaks(own)).toEqual([])
    })
  })

  it('finishes what it has begun when it is told to stop, and stops at once then', async () => {
    await start()
    // Hashing passwords takes turns: most of these are still waiting when the signal comes.
    const registering = Array.from({ length: 10 }, (_, index) => createClient(server.url).post('/api/auth/register', { organization: 'Studio South', name: `Guest ${index}`, email: `guest${index}@example.com`, password: 'a long enough password' }))
    // Once the first is answered, the server has read all of them.
    await Promise.race(registering)
    const stoppedAt = Date.now()
    const [code, answers] = await Promise.all([server.stop(), Promise.all<Answer>(registering)])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(code).toBe(0)
    expect(Date.now() - stoppedAt).toBeLessThan(15_000)

    await server.restart()
    for (let index = 0; index < 10; index++) await signIn(server, `guest${index}@example.com`, 'a long enough password')
  })

  it('stops within seconds when nothing is going on, although browsers keep their connections open', async () => {
    const { client } = await start()
    await client.get('/api/contacts')
    const stoppedAt = Date.now()
    expect(await server.stop()).toBe(0)
    expect(Date.now() - stoppedAt).toBeLessThan(10_000)
  })

  it('bears being told twice', async () => {
    await start()
    server.process().kill('SIGINT')
    await pause(5)
    server.process().kill('SIGINT')
    expect(await server.stop()).toBe(0)
  })
})
