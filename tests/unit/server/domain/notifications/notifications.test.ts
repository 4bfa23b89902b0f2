import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#server/db/database'
import { recordEvent } from '#server/domain/events/events'
import { newId } from '#server/domain/ids'
import { listNotifications, notify, readNotifications } from '#server/domain/notifications/notifications'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('notifications on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let sam: TestMember
  const importDone = (member: TestMember) => notify(member.db, {
    userId: member.actor.userId, type: 'import.finished', subject: { type: 'import', id: newId() }, name: 'contacts.csv', details: { imported: 240 },
  })
  const moved = (by: TestMember, tell: string | null) => inTransaction(by.db, trx => recordEvent(trx, by.actor, {
    type: 'deal.stage_changed', subject: { type: 'deal', id: newId() }, payload: { name: 'Audit 2026', changes: { stage: { before: 'Lead', after: 'Proposal' } } }, tell,
  }))

  beforeEach(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
    sam = await addMember(database.db, organizationId, 'rep', 'Sam Reed')
  })

  it('are shown to the person they are for, and to no one else', async () => {
    await importDone(ana)
    expect(await listNotifications(ana.db, ana.actor)).toMatchObject({ unread: 1, notifications: [{ type: 'import.finished', name: 'contacts.csv', details: { imported: 240 }, actorName: null, readAt: null }] })
    expect(await listNotifications(sam.db, sam.actor)).toEqual({ unread: 0, notifications: [] })
  })

  it('tell the owner of a record what someone else did to it', async () => {
    await moved(ana, sam.actor.userId)
    expect(await listNotifications(sam.db, sam.actor)).toMatchObject({ unread: 1, notifications: [{
      type: 'deal.stage_changed', name: 'Audit 2026', actorName: 'Ana Torres', details: { changes: { stage: { before: 'Lead', after: 'Proposal' } } },
    }] })
  })

  it('do not tell people what they did themselves', async () => {
    await moved(sam, sam.actor.userId)
    await moved(sam, null)
    expect(await listNotifications(sam.db, sam.actor)).toEqual({ unread: 0, notifications: [] })
  })

  it('are marked as read one by one or all at once, each by its own person', async () => {
    for (const member of [ana, ana, ana, sam]) await importDone(member)
    const [newest] = (await listNotifications(ana.db, ana.actor)).notifications
    await readNotifications(sam.db, sam.actor, [newest?.id ?? ''])
    expect((await listNotifications(ana.db, ana.actor)).unread).toBe(3)
    await readNotifications(ana.db, ana.actor, [newest?.id ?? ''])
    expect((await listNotifications(ana.db, ana.actor)).unread).toBe(2)
    await readNotifications(ana.db, ana.actor)
    expect((await listNotifications(ana.db, ana.actor)).unread).toBe(0)
    expect((await listNotifications(sam.db, sam.actor)).unread).toBe(1)
  })
})
