import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#server/db/database'
import { findChainBreaks } from '#server/domain/events/chain'
import { recordEvent, recordEvents } from '#server/domain/events/events'
import { newId } from '#server/domain/ids'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the event chain on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let sam: TestMember
  const happened = (name: string) => ({ type: 'contact.updated', subject: { type: 'contact' as const, id: newId() }, payload: { name } })
  const record = (member: TestMember, name: string) => inTransaction(member.db, trx => recordEvent(trx, member.actor, happened(name)))
  const listOf = (member: TestMember) => member.db.selectFrom('events').select(['position', 'previousHash', 'hash']).orderBy('position').execute()

  beforeAll(async () => {
    ana = await addMember(database.db, await addOrganization(database.db, 'Studio North'), 'admin')
    sam = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
    for (const name of ['one', 'two', 'three']) await record(ana, name)
    await record(sam, 'elsewhere')
  })

  it('numbers the events of each organization by itself and links each to the one before', async () => {
    const events = await listOf(ana)
    const first = events[0]?.position ?? 0
    expect(events.map(({ position }) => position - first)).toEqual(events.map((_, index) => index))
    events.slice(1).forEach((event, index) => expect(event.previousHash).toBe(events[index]?.hash))
    expect(await findChainBreaks(ana.db)).toEqual([])
    expect(await findChainBreaks(sam.db)).toEqual([])
  })

  it('stays whole when many write at the same moment', async () => {
    await Promise.all(Array.from({ length: 25 }, (_, index) => record(ana, `at once ${index}`)))
    expect(await findChainBreaks(ana.db)).toEqual([])
    const positions = (await listOf(ana)).map(({ position }) => position)
    expect(new Set(positions).size).toBe(positions.length)
  })

  it('takes back what a failed transaction recorded', async () => {
    const before = await listOf(ana)
    await expect(inTransaction(ana.db, async (trx) => {
      await recordEvents(trx, ana.actor, [happened('never'), happened('was')])
      throw new Error('The change failed')
    })).rejects.toThrow('The change failed')
    expect(await listOf(ana)).toEqual(before)
    await record(ana, 'after the failure')
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  const refused = engine === 'sqlite' ? /events cannot be changed/ : /permission denied/

  it('lets no one update, delete or replace an event', async () => {
    const [event] = await ana.db.selectFrom('events').selectAll().orderBy('position', 'desc').limit(1).execute()
    await expect(ana.db.updateTable('events').set({ payload: 'forged' }).execute()).rejects.toThrow(refused)
    await expect(ana.db.deleteFrom('events').execute()).rejects.toThrow(refused)
    if (!event) throw new Error('There are events')
    const { organizationId, ...forged } = { ...event, payload: '{"name":"forged"}' }
    if (engine === 'sqlite') await expect(ana.db.replaceInto('events').values(forged).execute()).rejects.toThrow(/events cannot be changed/)
    const [still] = await ana.db.selectFrom('events').selectAll().where('id', '=', event.id).execute()
    expect(still).toEqual({ ...event, organizationId })
  })

  it('shows what was changed behind the app\'s back', async () => {
    const own = database.ownedBy(ana.actor.organizationId)
    const forge = async (change: () => Promise<unknown>) => {
      const id = newId()
      await own.insertInto('eventMaintenance').values({ id, reason: 'forgery in a test' }).execute()
      await change()
      await own.deleteFrom('eventMaintenance').where('id', '=', id).execute()
    }
    const [first, second] = await listOf(ana)
    await forge(() => own.updateTable('events').set({ payload: '{"name":"forged"}' }).where('position', '=', second?.position ?? 0).execute())
    expect(await findChainBreaks(ana.db)).toContainEqual({ position: second?.position, reason: 'altered' })
    await forge(() => own.deleteFrom('events').where('position', '=', first?.position ?? 0).execute())
    expect(await findChainBreaks(ana.db)).toContainEqual({ position: first?.position, reason: 'missing' })
    expect(await findChainBreaks(sam.db)).toEqual([])
  })
})
