import { beforeEach, describe, expect, it } from 'vitest'
import { findActor, startSession } from '#server/domain/accounts/sessions'
import { createCompany, getVisibleCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact, getContact, restoreContact } from '#server/domain/contacts/contacts'
import { createDeal, getDeal } from '#server/domain/deals/deals'
import { removeMember, updateMember } from '#server/domain/members/change-member'
import { handOverRecords, type HandOver } from '#server/domain/members/hand-over'
import { listMembers } from '#server/domain/members/members'
import { listNotifications } from '#server/domain/notifications/notifications'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const origin = { address: '127.0.0.1', userAgent: null }

describe.each(engines)('changing members on %s', (engine) => {
  const database = useTestDatabase(engine)
  let organizationId: string
  let ana: TestMember
  let mina: TestMember
  let rui: TestMember

  const signedIn = (member: TestMember) => startSession(database.db, member.actor.userId, organizationId, origin)
  const roleOf = async (member: TestMember) => (await listMembers(ana.db, ana.actor)).find(({ id }) => id === member.actor.userId)?.role

  /** What the queue holds for this organization, done. */
  async function work(deadline = Date.now() + 60_000) {
    const jobs = await database.db.selectFrom('jobs').select(['id', 'payload']).where('organizationId', '=', organizationId).where('type', '=', 'hand-over-records').where('state', '=', 'waiting').execute()
    for (const { id, payload } of jobs) {
      await database.db.updateTable('jobs').set({ state: 'done' }).where('id', '=', id).execute()
      await handOverRecords(ana.db, organizationId, JSON.parse(payload) as HandOver, deadline)
    }
    return jobs.length
  }

  beforeEach(async () => {
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
    mina = await addMember(database.db, organizationId, 'admin', 'Mina Rahimi')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
  })

  it('a new role ends the sessions begun with the old one, counts at once, and the member is told', async () => {
    const token = await signedIn(rui)
    await updateMember(ana.db, ana.actor, rui.actor.userId, { role: 'rep' })
    expect(await findActor(database.db, token)).toMatchObject({ role: 'rep' })
    await updateMember(ana.db, ana.actor, rui.actor.userId, { role: 'manager' })
    expect(await findActor(database.db, token)).toBeUndefined()
    expect(await findActor(database.db, await signedIn(rui))).toMatchObject({ role: 'manager' })
    expect(await listNotifications(rui.db, rui.actor)).toMatchObject({ notifications: [{ type: 'member.role_changed', details: { changes: { role: { before: 'rep', after: 'manager' } } } }] })
  })

  it('an admin who steps down stays signed in where they do it, and nowhere else', async () => {
    const [here, elsewhere] = [await signedIn(ana), await signedIn(ana)]
    const actor = (await findActor(database.db, here))!
    await updateMember(ana.db, actor, actor.userId, { role: 'rep' })
    expect([(await findActor(database.db, here))?.role, await findActor(database.db, elsewhere)]).toEqual(['rep', undefined])
  })

  it('one who is deactivated is out at once, and in again when reactivated', async () => {
    const token = await signedIn(rui)
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: false })
    expect(await findActor(database.db, token)).toBeUndefined()
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: true })
    expect(await findActor(database.db, await signedIn(rui))).toMatchObject({ role: 'rep' })
  })

  it('the last admin stays one: neither demoted nor deactivated, and cannot leave', async () => {
    await updateMember(ana.db, ana.actor, mina.actor.userId, { role: 'manager' })
    const self = ana.actor.userId
    await expect(updateMember(ana.db, ana.actor, self, { role: 'rep' })).rejects.toMatchObject({ code: 'last_admin' })
    await expect(updateMember(ana.db, ana.actor, self, { isActive: false, recordsTo: rui.actor.userId })).rejects.toMatchObject({ code: 'last_admin' })
    await expect(removeMember(ana.db, ana.actor, self, {})).rejects.toMatchObject({ code: 'last_admin' })
    expect(await roleOf(ana)).toBe('admin')
  })

  it('one admin is left when two demote, deactivate or remove each other at the same moment', async () => {
    const change = { demote: { role: 'rep' as const }, deactivate: { isActive: false } }
    for (const [one, other] of [[change.demote, change.demote], [change.deactivate, change.demote]] as const) {
      const answers = await Promise.allSettled([
        updateMember(ana.db, ana.actor, mina.actor.userId, one),
        updateMember(mina.db, mina.actor, ana.actor.userId, other),
      ])
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await listMembers(ana.db, ana.actor)).filter(({ role, isActive }) => role === 'admin' && isActive)).toHaveLength(1)
      await database.db.updateTable('memberships').set({ role: 'admin', deactivatedAt: null }).where('organizationId', '=', organizationId).where('userId', 'in', [ana.actor.userId, mina.actor.userId]).execute()
    }
    await Promise.allSettled([removeMember(ana.db, ana.actor, mina.actor.userId, {}), removeMember(mina.db, mina.actor, ana.actor.userId, {})])
    expect(await listMembers(ana.db, ana.actor)).toHaveLength(2)
  })

  it('both admins cannot leave at the same moment', async () => {
    const answers = await Promise.allSettled([removeMember(ana.db, ana.actor, ana.actor.userId, {}), removeMember(mina.db, mina.actor, mina.actor.userId, {})])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('the records of one who is deactivated pass on, those in the trash too, and the heir is told', async () => {
    const [contact, trashed] = [await createContact(rui.db, rui.actor, { firstName: 'Zoë', nextAction: 'Send the offer' }), await createContact(rui.db, rui.actor, { firstName: 'Old' })]
    await deleteContact(rui.db, rui.actor, trashed.id)
    const company = await createCompany(rui.db, rui.actor, { name: 'Harbour & Finch' })
    const deal = await createDeal(rui.db, rui.actor, { title: 'Audit 2026' })
    await updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: false, recordsTo: mina.actor.userId })
    await work()
    expect(await getContact(ana.db, ana.actor, contact.id)).toMatchObject({ ownerName: 'Mina Rahimi', nextAction: 'Send the offer', version: contact.version + 1 })
    expect(await restoreContact(ana.db, ana.actor, trashed.id)).toMatchObject({ ownerName: 'Mina Rahimi' })
    expect(await getVisibleCompany(ana.db, ana.actor, company.id)).toMatchObject({ ownerName: 'Mina Rahimi' })
    expect(await getDeal(ana.db, ana.actor, deal.id)).toMatchObject({ ownerName: 'Mina Rahimi' })
    const told = (await listNotifications(mina.db, mina.actor)).notifications.map(({ type, details }) => ({ type, count: details.count }))
    expect(told).toEqual([{ type: 'records.handed_over', count: 4 }, { type: 'member.deactivated', count: undefined }])
    const events = await ana.db.selectFrom('events').select('type').where('subjectId', 'in', [contact.id, company.id, deal.id]).where('type', 'like', '%.updated').execute()
    expect(events).toHaveLength(3)
  })

  it('passing many records on goes in stretches that lose none', async () => {
    for (let number = 0; number < 120; number++) await createDeal(rui.db, rui.actor, { title: `Deal ${number}` })
    await removeMember(ana.db, ana.actor, rui.actor.userId, { recordsTo: mina.actor.userId })
    let stretches = 0
    while (await work(0)) stretches++
    expect(stretches).toBeGreaterThan(1)
    expect(await ana.db.selectFrom('deals').select('ownerId').distinct().execute()).toEqual([{ ownerId: mina.actor.userId }])
    expect((await listNotifications(mina.db, mina.actor)).notifications[0]).toMatchObject({ type: 'records.handed_over', details: { count: 120 } })
  })

  it('one who leaves passes their records to an admin, and chooses nobody else', async () => {
    const deal = await createDeal(rui.db, rui.actor, { title: 'Audit 2026' })
    await expect(removeMember(rui.db, rui.actor, rui.actor.userId, { recordsTo: mina.actor.userId })).rejects.toMatchObject({ code: 'forbidden' })
    await removeMember(rui.db, rui.actor, rui.actor.userId, {})
    await work()
    expect((await getDeal(mina.db, mina.actor, deal.id)).ownerId).not.toBe(rui.actor.userId)
    expect(await roleOf(rui)).toBeUndefined()
  })

  it('no one but an admin changes others, and no one someone of another organization', async () => {
    await expect(updateMember(rui.db, rui.actor, rui.actor.userId, { role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeMember(rui.db, rui.actor, mina.actor.userId, {})).rejects.toMatchObject({ code: 'forbidden' })
    const sam = await addMember(database.db, await addOrganization(database.db), 'rep', 'Sam Reed')
    await expect(updateMember(ana.db, ana.actor, sam.actor.userId, { role: 'readonly' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(updateMember(ana.db, ana.actor, rui.actor.userId, { isActive: false, recordsTo: sam.actor.userId })).rejects.toMatchObject({ code: 'invalid_fields' })
    expect(await roleOf(rui)).toBe('rep')
  })
})
