import { beforeAll, describe, expect, it } from 'vitest'
import type { DomainError } from '#server/errors'
import { createContact, deleteContact, getContact, restoreContact, updateContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { newId } from '#server/domain/ids'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const problemOf = (work: Promise<unknown>): Promise<DomainError> => work.then(() => Promise.reject(new Error('It was allowed')), error => error)

describe.each(engines)('contacts on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  let lea: TestMember
  const create = (input: Parameters<typeof createContact>[2], { actor, db } = ana, options = {}) => createContact(db, actor, input, options)
  const eventsOf = async (id: string) => (await ana.db.selectFrom('events').select('type').where('subjectId', '=', id).orderBy('position').execute()).map(({ type }) => type)

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    lea = await addMember(database.db, organizationId, 'readonly', 'Lea Brandt')
  })

  it('keep what was given, with the company found or made by its name', async () => {
    const zoe = await create({ firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@harbour.example', phone: '+44 20 7946 0018', companyName: 'Harbour & Finch', tags: ['VIP'] })
    const sam = await create({ firstName: 'Sam', companyName: 'harbour & finch' })
    expect(zoe).toMatchObject({ name: 'Zoë O\'Brien', version: 1, emails: [{ address: 'zoe@harbour.example', label: null }], companyName: 'Harbour & Finch', tags: ['VIP'], ownerId: ana.actor.userId })
    expect(sam.companyId).toBe(zoe.companyId)
    expect(await eventsOf(zoe.id)).toEqual(['contact.created'])
  })

  it('refuse an address that another has, unless it is wanted', async () => {
    const first = await create({ firstName: 'Sara', email: 'sara@lamiz.example' })
    const problem = await problemOf(create({ firstName: 'Sara', emails: [{ address: 'sara@lamiz.example', label: null }] }))
    expect(problem).toMatchObject({ code: 'duplicate_email', extensions: { existingId: first.id } })
    expect((await problemOf(create({ email: 'sara@lamiz.example' }, rui))).extensions).toEqual({})
    expect((await create({ firstName: 'Sara', email: 'sara@lamiz.example' }, ana, { allowDuplicate: true })).id).not.toBe(first.id)
  })

  it('change field by field, with an event that tells before and after', async () => {
    const { id } = await create({ firstName: 'Mina', status: 'new' })
    const after = await updateContact(ana.db, ana.actor, id, { status: 'qualified', tags: ['Design'] }, 1)
    expect(after).toMatchObject({ version: 2, status: 'qualified', tags: ['Design'] })
    const { payload } = await ana.db.selectFrom('events').select('payload').where('subjectId', '=', id).where('type', '=', 'contact.updated').executeTakeFirstOrThrow()
    expect(JSON.parse(payload ?? '')).toEqual({ name: 'Mina', changes: { status: { before: 'new', after: 'qualified' }, tags: { before: [], after: ['Design'] } } })
  })

  it('change nothing and answer the current state when the version is stale', async () => {
    const { id } = await create({ firstName: 'Noor' })
    await updateContact(ana.db, ana.actor, id, { title: 'Founder' }, 1)
    const problem = await problemOf(updateContact(ana.db, ana.actor, id, { title: 'Chair' }, 1))
    expect(problem).toMatchObject({ code: 'stale_version', extensions: { current: { title: 'Founder', version: 2 } } })
    expect((await getContact(ana.db, ana.actor, id)).title).toBe('Founder')
  })

  it('never lose their last name, address and number', async () => {
    const { id } = await create({ firstName: 'Ida' })
    expect(await problemOf(updateContact(ana.db, ana.actor, id, { firstName: null }))).toMatchObject({ code: 'invalid_fields', issues: [{ path: 'firstName', code: 'name_email_or_phone_required' }] })
  })

  it('go to the trash and come back', async () => {
    const { id } = await create({ firstName: 'Otto' })
    await deleteContact(ana.db, ana.actor, id)
    expect(await problemOf(getContact(ana.db, ana.actor, id))).toMatchObject({ code: 'not_found' })
    expect(await restoreContact(ana.db, ana.actor, id)).toMatchObject({ name: 'Otto', deletedAt: null })
    expect(await eventsOf(id)).toEqual(['contact.created', 'contact.deleted', 'contact.restored'])
  })

  it('take their own notes with them for good, and leave deals and their calls behind', async () => {
    const { id } = await create({ firstName: 'Pia', email: 'pia@example.org', tags: ['VIP'] })
    const now = '2026-01-05T09:00:00.000Z'
    const { stageId, pipelineId } = await ana.db.selectFrom('stages').select(['id as stageId', 'pipelineId']).limit(1).executeTakeFirstOrThrow()
    const dealId = newId()
    await ana.db.insertInto('deals').values({
      id: dealId, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId: null, title: 'Audit', sortTitle: 'audit', contactId: id, companyId: null, pipelineId, stageId, position: 1, valueCents: 0,
      currency: 'EUR', probability: 10, expectedCloseDate: null, actualCloseDate: null, outcome: null, lostReason: null, nextAction: null, nextActionDate: null, stageEnteredAt: now, lastInteractionAt: null, quietAt: now, isSample: 0,
    }).execute()
    const activity = (of: string | null) => ({ id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, type: 'call' as const, subject: 'Hello', body: null, direction: null, durationSeconds: null, occurredAt: now, contactId: id, companyId: null, dealId: of, userId: null, metadata: '{}', importId: null, isSample: 0 })
    await ana.db.insertInto('activities').values([activity(null), activity(dealId)]).execute()

    expect(await problemOf(deleteContactPermanently(rui.db, rui.actor, id))).toMatchObject({ code: 'forbidden' })
    await deleteContactPermanently(ana.db, ana.actor, id)
    expect(await ana.db.selectFrom('contacts').select('id').where('id', '=', id).execute()).toEqual([])
    expect(await ana.db.selectFrom('contactKeys').select('id').where('contactId', '=', id).execute()).toEqual([])
    expect(await ana.db.selectFrom('deals').select('contactId').where('id', '=', dealId).execute()).toEqual([{ contactId: null }])
    expect(await ana.db.selectFrom('activities').select(['contactId', 'dealId']).where('subject', '=', 'Hello').execute()).toEqual([{ contactId: null, dealId }])
    expect((await eventsOf(id)).at(-1)).toBe('contact.deleted_permanently')
  })

  it('of another do not exist for a rep, and readers change nothing', async () => {
    const { id } = await create({ firstName: 'Quentin' })
    expect(await problemOf(getContact(rui.db, rui.actor, id))).toMatchObject({ code: 'not_found' })
    expect(await problemOf(updateContact(rui.db, rui.actor, id, { title: 'Mine' }))).toMatchObject({ code: 'not_found' })
    expect((await getContact(lea.db, lea.actor, id)).name).toBe('Quentin')
    expect(await problemOf(updateContact(lea.db, lea.actor, id, { title: 'Mine' }))).toMatchObject({ code: 'forbidden' })
    expect(await problemOf(create({ firstName: 'New' }, lea))).toMatchObject({ code: 'forbidden' })
  })
})
