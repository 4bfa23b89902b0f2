import { afterEach, describe, expect, it } from 'vitest'
import { useClaude } from '#server/ai/client'
import { removeExpired } from '#server/domain/installation/housekeeping'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization } from '../../../../support/members'

describe.each(engines)('housekeeping on %s', (engine) => {
  const database = useTestDatabase(engine)
  afterEach(() => useClaude({}))

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

  it('notes calls of Claude as lost whose server was killed, and leaves those that run', async () => {
    useClaude({ deadlineMs: 60_000 })
    const { db, actor } = await addMember(database.db, await addOrganization(database.db), 'admin')
    const call = {
      userId: actor.userId, feature: 'draft' as const, promptName: 'greet', promptVersion: 1, model: 'claude-sonnet-5-5', hash: 'a'.repeat(64), outcome: 'running' as const, failure: null,
      inputTokens: 0, outputTokens: 0, costMicros: 0, savedMicros: 0, reservedTokens: 800, reservedMicros: 900, subjectType: null, subjectId: null, rating: null,
    }
    await db.insertInto('aiCalls').values([{ ...call, id: 'killed', at: '2026-03-02T11:53:00.000Z' }, { ...call, id: 'running', at: '2026-03-02T11:55:00.000Z' }]).execute()

    await removeExpired(database.db, Date.parse('2026-03-02T12:00:00.000Z'))

    expect(await db.selectFrom('aiCalls').select(['id', 'outcome', 'failure', 'reservedTokens', 'reservedMicros']).orderBy('id').execute()).toEqual([
      { id: 'killed', outcome: 'failed', failure: 'lost', reservedTokens: 0, reservedMicros: 0 },
      { id: 'running', outcome: 'running', failure: null, reservedTokens: 800, reservedMicros: 900 },
    ])
  })
})
