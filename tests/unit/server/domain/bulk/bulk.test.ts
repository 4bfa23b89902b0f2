import { beforeEach, describe, expect, it } from 'vitest'
import { listContactsSchema } from '#shared/contacts/schema'
import { cancelBulk, getBulk, undoBulk } from '#server/domain/bulk/bulk'
import { runBulk } from '#server/domain/bulk/run-bulk'
import { createCompany, getVisibleCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact, getContact, updateContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { findChainBreaks } from '#server/domain/events/chain'
import { newId } from '#server/domain/ids'
import { listNotifications } from '#server/domain/notifications/notifications'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { begin, change, manyContacts, undo } from './bulk-fixture'

describe.each(engines)('changing many records on %s', (engine) => {
  const database = useTestDatabase(engine)
  let mina: TestMember
  let rui: TestMember

  beforeEach(async () => {
    const organization = await addOrganization(database.db)
    mina = await addMember(database.db, organization, 'manager', 'Mina Rahimi')
    rui = await addMember(database.db, organization, 'rep', 'Rui Costa')
  })

  const contact = async (id: string) => await getContact(mina.db, mina.actor, id)
  const matching = async (query: object) => (await listContacts(mina.db, mina.actor, listContactsSchema.parse(query))).total
  const eventsOf = async (id: string) => (await mina.db.selectFrom('events').select(['type', 'payload', 'actorId']).where('subjectId', '=', id).orderBy('position').execute())
    .map(({ payload, ...event }) => ({ ...event, ...JSON.parse(payload ?? '{}') as object }))

  it('tags all that match a filter but those left out, each with an event of its own, and takes it back', async () => {
    const ids = await manyContacts(mina, 1300, { status: 'qualified' })
    await manyContacts(mina, 3)
    const started = await begin(mina, 'contact', { action: 'tag', tags: ['Autumn'], filter: { status: 'qualified' }, except: ids.slice(0, 5) })
    expect(started).toMatchObject({ status: 'queued', total: 1295, processed: 0 })
    await updateContact(mina.db, mina.actor, ids[9]!, { status: 'inactive' })
    await runBulk(mina.db, mina.actor.organizationId, started.id, Number.POSITIVE_INFINITY)
    expect(await getBulk(mina.db, mina.actor, started.id)).toMatchObject({ status: 'done', processed: 1295, changed: 1295, skipped: [] })
    expect(await matching({ tags: 'autumn' })).toBe(1295)
    expect(await contact(ids[20]!)).toMatchObject({ tags: ['Autumn'], version: 2 })
    expect((await eventsOf(ids[20]!)).at(-1)).toMatchObject({ type: 'contact.updated', actorId: mina.actor.userId, name: 'Person 20', changes: { tags: { before: [], after: ['Autumn'] } } })

    expect(await undo(mina, started.id)).toMatchObject({ status: 'undone', kept: [] })
    expect(await matching({ tags: 'autumn' })).toBe(0)
    expect((await eventsOf(ids[20]!)).at(-1)).toMatchObject({ changes: { tags: { before: ['Autumn'], after: [] } } })
    expect(await findChainBreaks(mina.db)).toEqual([])
  })

  it('finds by words what the list finds by them', async () => {
    await manyContacts(mina, 12)
    expect(await begin(mina, 'contact', { action: 'tag', tags: ['Ones'], filter: { q: 'person 1' } })).toMatchObject({ status: 'done', changed: 3 })
  })

  it('sets fields with what follows from them, and leaves alone what has them already', async () => {
    const [first, second] = await manyContacts(mina, 2)
    await updateContact(mina.db, mina.actor, second!, { status: 'qualified', followUpDays: 30 })
    const done = await change(mina, 'contact', { action: 'set', fields: { status: 'qualified', followUpDays: 30 }, ids: [first, second] })
    expect(done).toMatchObject({ changed: 1, skipped: [{ reason: 'already_done', count: 1, examples: [{ id: second, name: 'Person 1' }] }] })
    const row = await mina.db.selectFrom('contacts').select('followUpAt').where('id', '=', first!).executeTakeFirstOrThrow()
    expect(row.followUpAt).toBe('2026-02-04T09:00:00.000Z')
    await undo(mina, done.id)
    expect(await contact(first!)).toMatchObject({ status: 'new', followUpDays: null })
    expect(await mina.db.selectFrom('contacts').select('followUpAt').where('id', '=', first!).executeTakeFirst()).toEqual({ followUpAt: null })
  })

  it('deletes to the trash and brings back, search included', async () => {
    const ids = await manyContacts(mina, 3)
    const deleted = await change(mina, 'contact', { action: 'delete', ids })
    expect([await matching({}), await matching({ q: 'person' }), await matching({ trashed: 'true' })]).toEqual([0, 0, 3])
    await undo(mina, deleted.id)
    expect([await matching({}), await matching({ q: 'person' }), await matching({ trashed: 'true' })]).toEqual([3, 3, 0])
    expect((await eventsOf(ids[0]!)).map(({ type }) => type)).toEqual(['contact.deleted', 'contact.restored'])
  })

  it('undoes no change that somebody has changed since, and lists it', async () => {
    const [first, second, third, fourth] = await manyContacts(mina, 4)
    const set = await change(mina, 'contact', { action: 'set', fields: { status: 'qualified' }, ids: [first, second, third, fourth] })
    await updateContact(mina.db, mina.actor, first!, { status: 'unqualified' })
    await updateContact(mina.db, mina.actor, second!, { title: 'Captain' })
    await deleteContact(mina.db, mina.actor, third!)
    const undone = await undo(mina, set.id)
    expect(undone.kept).toEqual([{ reason: 'changed_since', count: 1, examples: [{ id: first, name: 'Person 0' }] }, { reason: 'not_found', count: 1, examples: [{ id: third, name: null }] }])
    expect([(await contact(first!)).status, (await contact(second!)).status, (await contact(fourth!)).status]).toEqual(['unqualified', 'new', 'new'])
    await expect(undoBulk(mina.db, mina.actor, set.id)).rejects.toMatchObject({ code: 'already_done' })
  })

  it('hands records over and tells the new owner once', async () => {
    const ids = await manyContacts(mina, 30)
    await change(mina, 'contact', { action: 'assign', ownerId: rui.actor.userId, ids })
    const { notifications } = await listNotifications(rui.db, rui.actor)
    expect(notifications).toMatchObject([{ type: 'bulk.assigned', actorName: 'Mina Rahimi', details: { count: 30, kind: 'contact' } }])
    await expect(change(mina, 'contact', { action: 'assign', ownerId: newId(), ids })).rejects.toMatchObject({ code: 'invalid_fields' })
    await expect(change(rui, 'contact', { action: 'assign', ownerId: null, ids })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('changes nothing that the member may not, and names nothing that they may not see', async () => {
    const [hers] = await manyContacts(mina, 1)
    const [his] = await manyContacts(rui, 1)
    const unknown = newId()
    const done = await change(rui, 'contact', { action: 'tag', tags: ['Mine'], ids: [hers, his, unknown] })
    expect(done).toMatchObject({ changed: 1, skipped: [{ reason: 'not_found', count: 2 }] })
    expect(done.skipped[0]!.examples.map(({ name }) => name)).toEqual([null, null])
    expect(await begin(rui, 'contact', { action: 'delete', filter: {} })).toMatchObject({ total: 1, changed: 1 })
    expect((await contact(hers!)).tags).toEqual([])
    const company = await createCompany(mina.db, mina.actor, { name: 'Harbour & Finch' })
    await createContact(rui.db, rui.actor, { firstName: 'Zoë', companyId: (await createCompany(rui.db, rui.actor, { name: 'Lagos Freight' })).id })
    await mina.db.updateTable('contacts').set({ companyId: company.id }).where('firstName', '=', 'Zoë').execute()
    expect(await change(rui, 'company', { action: 'set', fields: { industry: 'Shipping' }, ids: [company.id] })).toMatchObject({ changed: 0, skipped: [{ reason: 'forbidden', examples: [{ name: 'Harbour & Finch' }] }] })
    const readonly = await addMember(database.db, mina.actor.organizationId, 'readonly', 'Lea Brandt')
    await expect(change(readonly, 'contact', { action: 'tag', tags: ['Mine'], ids: [his] })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getBulk(readonly.db, readonly.actor, done.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('makes companies findable by their new industry', async () => {
    const { id } = await createCompany(mina.db, mina.actor, { name: 'Harbour & Finch' })
    await change(mina, 'company', { action: 'set', fields: { industry: 'Shipping' }, ids: [id] })
    expect(await getVisibleCompany(mina.db, mina.actor, id)).toMatchObject({ industry: 'Shipping', version: 2 })
    expect(await mina.db.selectFrom('companySearch').select('text').where('id', '=', id).executeTakeFirst()).toMatchObject({ text: expect.stringContaining('shipping') as string })
  })

  it('goes on where it was stopped, and stops for good when it is cancelled', async () => {
    await manyContacts(mina, 600)
    const { id } = await begin(mina, 'contact', { action: 'tag', tags: ['Autumn'], filter: {} })
    const { organizationId } = mina.actor
    expect(await runBulk(mina.db, organizationId, id, 0)).toBe(false)
    const { processed } = await getBulk(mina.db, mina.actor, id)
    expect(processed).toBeGreaterThan(0)
    await expect(undoBulk(mina.db, mina.actor, id)).rejects.toMatchObject({ code: 'bulk_running' })
    expect(await cancelBulk(mina.db, mina.actor, id)).toMatchObject({ status: 'done', isCancelled: true, processed, changed: processed })
    expect(await runBulk(mina.db, organizationId, id, Number.POSITIVE_INFINITY)).toBe(true)
    expect(await matching({ tags: 'autumn' })).toBe(processed)
    expect(await undo(mina, id)).toMatchObject({ status: 'undone', kept: [] })
    expect(await matching({ tags: 'autumn' })).toBe(0)
  })

  it('ends when the member who began it is one no longer, and a manager can undo what was done', async () => {
    await manyContacts(rui, 400)
    const { id } = await begin(rui, 'contact', { action: 'set', fields: { source: 'event' }, filter: {} })
    await runBulk(rui.db, rui.actor.organizationId, id, 0)
    await database.db.updateTable('memberships').set({ deactivatedAt: '2026-01-05T09:00:00.000Z' }).where('userId', '=', rui.actor.userId).execute()
    expect(await runBulk(rui.db, rui.actor.organizationId, id, Number.POSITIVE_INFINITY)).toBe(true)
    expect(await getBulk(mina.db, mina.actor, id)).toMatchObject({ status: 'failed', error: expect.stringContaining('no longer a member') as string })
    expect(await undo(mina, id)).toMatchObject({ status: 'undone' })
    expect(await matching({ source: 'event' })).toBe(0)
  })

  it('lets two runs over the same records do both, and undoes each for itself', async () => {
    const ids = await manyContacts(mina, 300)
    const [tag, set] = [await begin(mina, 'contact', { action: 'tag', tags: ['Autumn'], filter: {} }), await begin(mina, 'contact', { action: 'set', fields: { status: 'qualified' }, filter: {} })]
    await Promise.all([tag, set].map(({ id }) => runBulk(mina.db, mina.actor.organizationId, id, Number.POSITIVE_INFINITY)))
    expect(await contact(ids[0]!)).toMatchObject({ status: 'qualified', tags: ['Autumn'], version: 3 })
    expect(await undo(mina, tag.id)).toMatchObject({ kept: [] })
    expect(await contact(ids[0]!)).toMatchObject({ status: 'qualified', tags: [] })
    expect(await findChainBreaks(mina.db)).toEqual([])
  })
})
