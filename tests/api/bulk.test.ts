import { afterEach, describe, expect, it } from 'vitest'
import type { Bulk } from '#shared/bulk/schema'
import { scopedTo } from '#server/db/database'
import { findChainBreaks } from '#server/domain/events/chain'
import { registerAccount } from '../support/accounts'
import { createEmptyDatabase, engines, type EmptyDatabase } from '../support/databases'
import { startServer, type TestServer } from '../support/server'
import { withDatabaseOf } from '../support/team'
import { manyContacts } from '../unit/server/domain/bulk/bulk-fixture'

const many = 12_000

describe.each(engines)('a change of many records whose server is killed, on %s', (engine) => {
  let database: EmptyDatabase | undefined
  let server: TestServer
  afterEach(async () => {
    await server?.dispose()
    await database?.remove()
  })

  it('goes on by itself after the restart and does every record exactly once', async () => {
    database = engine === 'postgres' ? await createEmptyDatabase(engine) : undefined
    server = await startServer({ DATABASE_URL: database?.url })
    const { client, session } = await registerAccount(server, { name: 'Ana Torres' })
    const actor = { userId: session.user.id, organizationId: session.organization.id, role: session.role, timeZone: 'Europe/Berlin', sessionId: 'none', session }
    await withDatabaseOf(server, db => manyContacts({ db: scopedTo(db, actor.organizationId), actor }, many))

    const { status, body: { bulk: { id } } } = await client.post<{ bulk: Bulk }>('/api/contacts/bulk', { action: 'tag', tags: ['Autumn'], filter: {} })
    expect(status).toBe(202)
    const look = async () => (await client.get<{ bulk: Bulk }>(`/api/bulk/${id}`)).body.bulk
    let found = await look()
    while (found.processed === 0) found = await look()
    await server.kill()
    await server.restart()

    const resumed = await look()
    expect(resumed).toMatchObject({ status: 'running', total: many })
    expect(resumed.processed).toBeGreaterThanOrEqual(found.processed)
    await expect.poll(async () => (await look()).status, { timeout: 120_000, interval: 100 }).toBe('done')
    expect(await look()).toMatchObject({ processed: many, changed: many, skipped: [] })
    expect((await client.get('/api/contacts?tags=Autumn&limit=1')).body).toMatchObject({ total: many })
    await withDatabaseOf(server, async (db) => {
      const own = scopedTo(db, actor.organizationId)
      const events = await own.selectFrom('events').select('subjectId').where('type', '=', 'contact.updated').execute()
      expect([events.length, new Set(events.map(({ subjectId }) => subjectId)).size]).toEqual([many, many])
      expect(await own.selectFrom('contacts').select('id').where('version', '<>', 2).execute()).toEqual([])
      expect(await findChainBreaks(own)).toEqual([])
    })
  }, 180_000)
})
