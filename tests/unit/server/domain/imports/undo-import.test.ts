import { beforeEach, describe, expect, it } from 'vitest'
import { listContactsSchema } from '#shared/contacts/schema'
import { createContact, updateContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { findChainBreaks } from '#server/domain/events/chain'
import { undoImport } from '#server/domain/imports/imports'
import { runImport } from '#server/domain/imports/run-import'
import { undoImportRows } from '#server/domain/imports/undo-import'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { fixture, importFile, startFile, undoFully, useImportFolder } from './import-fixture'

describe.each(engines)('undoing an import on %s', (engine) => {
  useImportFolder()
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
  })

  const contacts = async (q?: string) => (await listContacts(ana.db, ana.actor, listContactsSchema.parse(q ? { q } : {}))).contacts
  const live = async (table: 'companies' | 'activities') => await ana.db.selectFrom(table).select('id').where('deletedAt', 'is', null).execute()

  it('removes the contacts, companies, notes and tags it made, and keeps what was there', async () => {
    const company = await createContact(ana.db, ana.actor, { firstName: 'Rui', companyName: 'Lagos Freight', tags: ['Friends'] })
    const { import: { id } } = await importFile(ana, await fixture('google-contacts.csv'))
    expect(await undoFully(ana, id)).toMatchObject({ import: { status: 'undone', kept: 0, isUndoing: false } })
    expect(await contacts()).toMatchObject([{ id: company.id, companyName: 'Lagos Freight' }])
    expect(await contacts('harbour')).toEqual([])
    expect(await live('companies')).toHaveLength(1)
    expect(await live('activities')).toEqual([])
    expect((await ana.db.selectFrom('tags').select('name').execute())).toEqual([{ name: 'Friends' }])
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('restores the fields it filled, and leaves those that someone has changed since', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', email: 'zoe@obrien.example', tags: ['Navy'] })
    const { import: { id } } = await importFile(ana, 'First Name,Last Name,Email,Phone,Job Title,Tags,Notes\nZoë,O\'Brien,zoe@obrien.example,+44 20 7946 0958,Captain,VIP,Met in Bristol\n')
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Admiral' })
    expect(await undoFully(ana, id)).toMatchObject({ import: { kept: 1 } })
    expect(await contacts()).toMatchObject([{ firstName: 'Zoë', lastName: null, phone: null, phones: [], title: 'Admiral', tags: ['Navy'] }])
    expect(await live('activities')).toEqual([])
  })

  it('restores a contact that two rows of the file changed', async () => {
    await createContact(ana.db, ana.actor, { firstName: 'Zoë', email: 'zoe@obrien.example' })
    const { import: { id } } = await importFile(ana, 'First Name,Email,Phone\nZoë,zoe@obrien.example,+44 20 7946 0958\nZoë,zoe@obrien.example,+44 20 7946 0959\n')
    expect((await contacts())[0]?.phones).toHaveLength(2)
    expect(await undoFully(ana, id)).toMatchObject({ import: { kept: 0 } })
    expect((await contacts())[0]).toMatchObject({ phones: [], phone: null })
  })

  it('keeps a contact that someone has edited or logged something with, and says so', async () => {
    const { import: { id } } = await importFile(ana, await fixture('linkedin-connections.csv'))
    const [sara, amara] = [(await contacts('sara'))[0], (await contacts('lagos'))[0]]
    await updateContact(ana.db, ana.actor, sara?.id ?? '', { title: 'Partner' })
    await ana.db.insertInto('activities').values({
      id: '0197a000-0000-7000-8000-000000000001', version: 1, createdAt: '2026-01-05T09:00:00.000Z', updatedAt: '2026-01-05T09:00:00.000Z', deletedAt: null, type: 'call', subject: 'First call', body: null, direction: 'outbound',
      durationSeconds: 60, occurredAt: '2026-01-05T09:00:00.000Z', contactId: amara?.id ?? '', companyId: null, dealId: null, userId: ana.actor.userId, metadata: '{}', importId: null, isSample: 0,
    }).execute()
    expect(await undoFully(ana, id)).toMatchObject({ import: { status: 'undone', kept: 2 } })
    expect((await contacts()).map(contact => contact.companyName).toSorted()).toEqual(['Lagos Freight', 'Studio North'])
  })

  it('lets the same file be imported again', async () => {
    const { import: { id } } = await importFile(ana, await fixture('ragged.csv'))
    await undoFully(ana, id)
    expect(await importFile(ana, await fixture('ragged.csv'))).toMatchObject({ imported: 4, updated: 0 })
  })

  it('goes on where it was stopped', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => `Person ${index},p${index}@studio.example,Company ${index}`)
    const { import: { id } } = await importFile(ana, ['Name,Email,Company', ...rows].join('\n'))
    await undoImport(ana.db, ana.actor, id)
    let stretches = 0
    while (!await undoImportRows(ana.db, ana.actor.organizationId, id, 0)) stretches++
    expect(stretches).toBeGreaterThan(2)
    expect(await contacts()).toEqual([])
    expect(await live('companies')).toEqual([])
  })

  it('is done once, and only when the import has ended', async () => {
    const id = await startFile(ana, 'Name,Email\nSara Ahmadi,sara@ahmadi.example\n')
    await expect(undoImport(ana.db, ana.actor, id)).rejects.toMatchObject({ code: 'import_running' })
    await runImport(ana.db, ana.actor.organizationId, id, Number.POSITIVE_INFINITY)
    await undoFully(ana, id)
    await expect(undoImport(ana.db, ana.actor, id)).rejects.toMatchObject({ code: 'already_done' })
  })

  it('is for the rep who imported and for managers, and for no other rep', async () => {
    const [rui, noor] = [await addMember(database.db, ana.actor.organizationId, 'rep', 'Rui Costa'), await addMember(database.db, ana.actor.organizationId, 'rep', 'Noor Haddad')]
    const { import: { id } } = await importFile(rui, 'Name,Email\nSara Ahmadi,sara@ahmadi.example\n')
    await expect(undoImport(noor.db, noor.actor, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await undoFully({ ...ana }, id)).toMatchObject({ import: { status: 'undone' } })
  })
})
