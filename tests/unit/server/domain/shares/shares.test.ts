import { beforeEach, describe, expect, it } from 'vitest'
import { timelineSchema } from '#shared/activities/schema'
import { listCompaniesSchema } from '#shared/companies/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import { listDealsSchema } from '#shared/deals/schema'
import { findActor, startSession } from '#server/domain/accounts/sessions'
import { logActivity } from '#server/domain/activities/activities'
import { getTimeline } from '#server/domain/activities/timeline'
import { createCompany, deleteCompany, updateCompany } from '#server/domain/companies/companies'
import { listCompanies } from '#server/domain/companies/list-companies'
import { createContact, deleteContact, getContact, updateContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { getBoard } from '#server/domain/deals/board'
import { createDeal, deleteDeal, getDeal } from '#server/domain/deals/deals'
import { listDeals } from '#server/domain/deals/list-deals'
import { removeMember } from '#server/domain/members/change-member'
import { listNotifications } from '#server/domain/notifications/notifications'
import { searchRecords } from '#server/domain/search/search'
import { listShares, shareRecord } from '#server/domain/shares/shares'
import { getToday } from '#server/domain/today/today'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('sharing on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  let ines: TestMember
  let organizationId: string
  const share = (by: TestMember, kind: 'contact' | 'company' | 'deal', id: string, ...others: TestMember[]) =>
    shareRecord(by.db, by.actor, { kind, id }, others.map(({ actor }) => actor.userId))
  const contactsOf = async ({ db, actor }: TestMember, query: Record<string, unknown> = {}) => await listContacts(db, actor, listContactsSchema.parse(query))
  const dealsOf = async ({ db, actor }: TestMember) => await listDeals(db, actor, listDealsSchema.parse({}))
  const found = async ({ db, actor }: TestMember, q: string) => (await searchRecords(db, actor, { q, limit: 20 })).results.map(({ title }) => title).sort()

  beforeEach(async () => {
    organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin', 'Ana Torres')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    ines = await addMember(database.db, organizationId, 'rep', 'Ines Duarte')
  })

  it('a shared contact is in the list, count, search and Today of the rep, who works on it; nothing else of its owner is', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', nextAction: 'Call', nextActionDate: '2026-01-05' })
    await createContact(ana.db, ana.actor, { firstName: 'Zora' })
    expect(await contactsOf(rui)).toMatchObject({ total: 0 })
    await share(ana, 'contact', zoe.id, rui)
    expect(await contactsOf(rui)).toMatchObject({ total: 1, contacts: [{ id: zoe.id }] })
    expect(await contactsOf(rui, { q: 'zo' })).toMatchObject({ total: 1, contacts: [{ id: zoe.id }] })
    expect(await found(rui, 'zo')).toEqual(['Zoë'])
    expect((await getToday(rui.db, rui.actor)).overdue).toMatchObject([{ record: { id: zoe.id } }])
    expect(await updateContact(rui.db, rui.actor, zoe.id, { title: 'Head of Design' })).toMatchObject({ title: 'Head of Design', ownerId: ana.actor.userId })
    await logActivity(rui.db, rui.actor, { type: 'call', contactId: zoe.id, subject: 'Spoke about the offer' })
    expect((await getTimeline(rui.db, rui.actor, { kind: 'contact', id: zoe.id }, timelineSchema.parse({}))).days.flatMap(day => day.entries).length).toBeGreaterThan(2)
    expect(await found(rui, 'offer')).toEqual(['Spoke about the offer'])
    expect(await contactsOf(ines)).toMatchObject({ total: 0 })
  })

  it('what is shared with someone is a list of its own, for everyone who sees it', async () => {
    const [zoe] = [await createContact(ana.db, ana.actor, { firstName: 'Zoë' }), await createContact(ana.db, ana.actor, { firstName: 'Zora' })]
    await createContact(rui.db, rui.actor, { firstName: 'Own' })
    await share(ana, 'contact', zoe.id, rui)
    for (const viewer of [ana, rui]) expect(await contactsOf(viewer, { sharedWith: rui.actor.userId })).toMatchObject({ total: 1, contacts: [{ id: zoe.id }] })
    expect(await contactsOf(ines, { sharedWith: rui.actor.userId })).toMatchObject({ total: 0 })
  })

  it('a shared deal is on the board and in the sums of the rep, its contact is not', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    const deal = await createDeal(ana.db, ana.actor, { title: 'Audit 2026', valueCents: 5000, contactId: zoe.id })
    await share(ana, 'deal', deal.id, rui)
    expect(await dealsOf(rui)).toMatchObject({ total: 1, pipelineValue: [{ valueCents: 5000 }], deals: [{ id: deal.id, contactId: null, contactName: null }] })
    const board = await getBoard(rui.db, rui.actor, deal.pipelineId, {})
    expect(board.stages.flatMap(stage => stage.deals)).toMatchObject([{ id: deal.id }])
    expect(await searchRecords(rui.db, rui.actor, { q: 'audit', limit: 5 })).toMatchObject({ results: [{ id: deal.id, subtitle: null }] })
    await expect(getContact(rui.db, rui.actor, zoe.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await dealsOf(ines)).toMatchObject({ total: 0, pipelineValue: [] })
  })

  it('a shared company may be changed, its people stay where they are; the company of a shared contact is seen only', async () => {
    const company = await createCompany(ana.db, ana.actor, { name: 'Harbour & Finch' })
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', companyId: company.id })
    const list = async ({ db, actor }: TestMember) => (await listCompanies(db, actor, listCompaniesSchema.parse({}))).companies
    await share(ana, 'company', company.id, rui)
    await share(ana, 'contact', zoe.id, ines)
    expect(await list(rui)).toMatchObject([{ id: company.id, contactCount: 0 }])
    expect(await list(ines)).toMatchObject([{ id: company.id, contactCount: 1 }])
    expect(await updateCompany(rui.db, rui.actor, company.id, { industry: 'Design' })).toMatchObject({ industry: 'Design' })
    await expect(updateCompany(ines.db, ines.actor, company.id, { industry: 'Print' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('whom it is shared with may neither delete it nor share it on', async () => {
    const records = {
      contact: await createContact(ana.db, ana.actor, { firstName: 'Zoë' }), company: await createCompany(ana.db, ana.actor, { name: 'Harbour' }), deal: await createDeal(ana.db, ana.actor, { title: 'Audit' }),
    }
    const deleters = { contact: deleteContact, company: deleteCompany, deal: deleteDeal }
    for (const kind of ['contact', 'company', 'deal'] as const) {
      const { id } = records[kind]
      await share(ana, kind, id, rui)
      await expect(deleters[kind](rui.db, rui.actor, id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(share(rui, kind, id, rui, ines)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(share(ines, kind, id, ines)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('a rep shares what is theirs, the other is told, and it ends when it is taken back', async () => {
    const deal = await createDeal(rui.db, rui.actor, { title: 'Audit 2026' })
    expect(await share(rui, 'deal', deal.id, ines)).toMatchObject([{ name: 'Ines Duarte', sharedByName: 'Rui Costa' }])
    expect(await listNotifications(ines.db, ines.actor)).toMatchObject({ notifications: [{ type: 'deal.shared', name: 'Audit 2026', actorName: 'Rui Costa' }] })
    await share(rui, 'deal', deal.id, ines)
    expect((await listNotifications(ines.db, ines.actor)).notifications).toHaveLength(1)
    expect(await share(rui, 'deal', deal.id)).toEqual([])
    await expect(getDeal(ines.db, ines.actor, deal.id)).rejects.toMatchObject({ code: 'not_found' })
    const events = await rui.db.selectFrom('events').select('type').where('subjectId', '=', deal.id).orderBy('position').execute()
    expect(events.map(({ type }) => type)).toEqual(['deal.created', 'deal.shared', 'deal.unshared'])
  })

  it('counts for a session that was open before', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    const token = await startSession(database.db, rui.actor.userId, organizationId, { address: '127.0.0.1', userAgent: null })
    const listed = async () => (await listContacts(rui.db, (await findActor(database.db, token))!, listContactsSchema.parse({}))).total
    expect(await listed()).toBe(0)
    await share(ana, 'contact', zoe.id, rui)
    expect(await listed()).toBe(1)
  })

  it('ends with the membership, and reaches nobody outside', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await share(ana, 'contact', zoe.id, rui)
    await removeMember(ana.db, ana.actor, rui.actor.userId, {})
    expect(await listShares(ana.db, ana.actor, { kind: 'contact', id: zoe.id })).toEqual([])
    const sam = await addMember(database.db, await addOrganization(database.db), 'admin', 'Sam Reed')
    await expect(share(ana, 'contact', zoe.id, sam)).rejects.toMatchObject({ code: 'invalid_fields' })
    await expect(share(sam, 'contact', zoe.id, sam)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('a new owner of a contact or company is told', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    const company = await createCompany(ana.db, ana.actor, { name: 'Harbour & Finch' })
    await updateContact(ana.db, ana.actor, zoe.id, { ownerId: rui.actor.userId })
    await updateCompany(ana.db, ana.actor, company.id, { ownerId: rui.actor.userId })
    expect((await listNotifications(rui.db, rui.actor)).notifications.map(({ type, name }) => [type, name])).toEqual([['company.updated', 'Harbour & Finch'], ['contact.updated', 'Zoë']])
  })
})
