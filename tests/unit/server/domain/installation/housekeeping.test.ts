import { describe, expect, it } from 'vitest'
import { removeExpired } from '#server/domain/installation/housekeeping'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization } from '../../../../support/members'

describe.each(engines)('housekeeping on %s', (engine) => {
  const database = useTestDatabase(engine)

  it('removes in every organization what has run out, and keeps what has not', async () => {
    const now = Date.parse('2026-03-02T12:00:00.000Z')
    const members = [
      await addMember(database.db, await addOrganization(database.db, 'Studio North'), 'admin'),
      await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed'),
    ]
    for (const { db, actor } of members) {
      const key = { userId: actor.userId, requestHash: '', status: 201, body: null, location: null }
      await db.insertInto('idempotencyKeys').values([{ ...key, id: 'old', createdAt: '2026-01-31T11:00:00.000Z' }, { ...key, id: 'young', createdAt: '2026-03-02T11:00:00.000Z' }]).execute()
    }
    const minute = Math.floor(now / 60_000)
    const counts = [minute - 60, minute].map(minute => ({ subject: 'someone', minute, count: 1 }))
    if (engine === 'postgres') await database.db.insertInto('requestCounts').values(counts).execute()

    await removeExpired(database.db, now)

    for (const { db } of members) expect(await db.selectFrom('idempotencyKeys').select('id').execute()).toEqual([{ id: 'young' }])
    if (engine === 'postgres') expect(await database.db.selectFrom('requestCounts').selectAll().execute()).toEqual([counts[1]])
  })
})
