import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '#shared/notices/schema'
import { inTransaction, openDatabase, scopedTo, type Database } from '#server/db/database'
import { createContact } from '#server/domain/contacts/contacts'
import { notify } from '#server/domain/notifications/notifications'
import { newId } from '#server/domain/ids'
import { enqueue } from '#server/queue/queue'
import { startWorker } from '#server/queue/worker'
import { gatherNotices } from '#server/realtime/gather-notices'
import { hearsNotices, listenToNotices } from '#server/realtime/notices'
import { engines, useTestDatabase } from '../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../support/members'

const listening = sql`application_name = 'simplecrm notices' and datname = current_database() and state = 'idle'`

describe.each(engines)('notices on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let sam: TestMember
  let other: Database | undefined
  let endings: (() => unknown)[] = []
  beforeEach(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    sam = await addMember(database.db, organizationId, 'rep', 'Sam Reed')
    // What another server is on PostgreSQL. A file of SQLite has one process.
    other = engine === 'postgres' ? openDatabase(database.url) : undefined
    await other?.selectFrom('installation').select('key').execute()
  })
  afterEach(async () => {
    for (const end of endings) await end()
    endings = []
    await other?.destroy()
  })

  const countListening = async () => (await sql<{ count: number }>`select count(*) as count from pg_stat_activity where ${listening}`.execute(database.db)).rows[0]?.count

  async function ears(member: TestMember): Promise<Notice[]> {
    const heard: Notice[] = []
    endings.push(listenToNotices(other ?? database.db, member.actor, notice => heard.push(notice)))
    if (other) await expect.poll(countListening).toBe(1)
    return heard
  }

  it('tell everyone in the organization which kind of record changed, and nobody else', async () => {
    const outsider = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Mina Rahimi')
    const [inside, outside] = [await ears(sam), await ears(outsider)]
    await createContact(ana.db, ana.actor, { firstName: 'Zoë', companyName: 'Harbour & Finch' })
    await expect.poll(() => inside.flatMap(({ kinds }) => kinds)).toEqual(expect.arrayContaining(['company', 'contact']))
    expect(inside[0]).toMatchObject({ by: ana.actor.userId })
    await createContact(outsider.db, outsider.actor, { firstName: 'Amara' })
    await expect.poll(() => outside).toEqual([{ kinds: ['contact'], by: outsider.actor.userId }])
  })

  it('come when the change is there to be read, and never of one that was taken back', async () => {
    const heard = await ears(sam)
    await inTransaction(ana.db, async (trx) => {
      await createContact(trx, ana.actor, { firstName: 'Zoë' })
      await new Promise(resolve => setTimeout(resolve, 50))
      expect(heard).toEqual([])
      throw new Error('Taken back')
    }).catch(() => undefined)
    await createContact(ana.db, ana.actor, { firstName: 'Amara' })
    await expect.poll(() => heard).toHaveLength(1)
  })

  it('tell one person of a notification', async () => {
    const [anas, sams] = [await ears(ana), await ears(sam)]
    await notify(ana.db, { userId: sam.actor.userId, type: 'import.finished', subject: { type: 'import', id: newId() } })
    await expect.poll(() => sams).toEqual([{ kinds: ['notification'], by: null }])
    expect(anas).toEqual([])
  })

  it('wake a worker at once, wherever the job was enqueued', async () => {
    let done = () => {}
    const ended = new Promise<void>(resolve => done = resolve)
    const worker = startWorker(other ?? database.db, { greet: async () => done() })
    endings.push(() => worker.stop())
    await new Promise(resolve => setTimeout(resolve, 300))
    const begun = Date.now()
    await enqueue(database.db, { id: newId(), type: 'greet', payload: {}, organizationId: null })
    await ended
    // Its own look at the queue would come after two seconds.
    expect(Date.now() - begun).toBeLessThan(1500)
  })

  it.runIf(engine === 'postgres')('say that anything may be stale once a lost connection is back', async () => {
    const heard = await ears(sam)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`.execute(database.db)
    await expect.poll(() => heard).toEqual([{ kinds: ['everything'], by: null }])
    await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await expect.poll(() => heard).toHaveLength(2)
  })

  it.runIf(engine === 'postgres')('are not heard from others where listening is switched off, as behind a pooler', async () => {
    const pooled = openDatabase(database.url, { listenUrl: 'off' })
    endings.push(() => pooled.destroy())
    expect([hearsNotices(database.db), hearsNotices(pooled)]).toEqual([true, false])

    // A process still hears itself, so that its worker need not wait.
    const heard: Notice[] = []
    endings.push(listenToNotices(pooled, sam.actor, notice => heard.push(notice)))
    await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await createContact(scopedTo(pooled, ana.actor.organizationId), ana.actor, { firstName: 'Amara' })
    expect(heard).toEqual([{ kinds: ['contact'], by: ana.actor.userId }])
  })
})

describe('notices that come close together', () => {
  it('are one for each person who caused them', async () => {
    const sent: Notice[] = []
    const { add } = gatherNotices(notice => sent.push(notice))
    add({ kinds: ['contact'], by: 'ana' })
    add({ kinds: ['deal'], by: 'sam' })
    add({ kinds: ['company', 'contact'], by: 'ana' })
    expect(sent).toEqual([])
    await expect.poll(() => sent).toEqual([{ kinds: ['contact', 'company'], by: 'ana' }, { kinds: ['deal'], by: 'sam' }])
  })
})
