import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { listContactsSchema } from '#shared/contacts/schema'
import { createContact, updateContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { findChainBreaks } from '#server/domain/events/chain'
import { getImport } from '#server/domain/imports/imports'
import { sourceOf } from '#server/importers/file-source'
import { previewImport } from '#server/domain/imports/preview-import'
import { listNotifications } from '#server/domain/notifications/notifications'
import { runImport } from '#server/domain/imports/run-import'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { fixture, importFile, startFile, useImportFolder } from './import-fixture'

const table = (...rows: string[]) => ['First Name,Last Name,Email,Phone,Company,Job Title,Tags,Notes,LinkedIn', ...rows].join('\n')

describe.each(engines)('importing contacts on %s', (engine) => {
  useImportFolder()
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
  })

  const contacts = async (of = ana) => (await listContacts(of.db, of.actor, listContactsSchema.parse({ limit: '200' }))).contacts
  const events = async (type: string) => (await ana.db.selectFrom('events').select('id').where('type', '=', type).execute()).length

  it('makes contacts with their companies, tags and notes, and an event for each', async () => {
    const result = await importFile(ana, await fixture('google-contacts.csv'))
    expect(result).toMatchObject({ imported: 5, updated: 0, skipped: 0, import: { status: 'done', processed: 6, total: 6, system: 'google' } })
    expect(result.errors).toMatchObject([{ line: 11, code: 'no_name_email_or_phone' }])
    const all = await contacts()
    expect(all.map(contact => contact.name).toSorted()).toEqual(['Amara Okafor', 'Amara Okafor', 'Zoë O\'Brien', 'سارا احمدی', '太郎 山田'])
    const zoe = all.find(contact => contact.firstName === 'Zoë')
    expect(zoe).toMatchObject({ email: 'zoe@harbourfinch.example', companyName: 'Harbour & Finch', tags: ['Navy'], birthday: '--03-12', ownerId: ana.actor.userId, version: 1 })
    expect(await ana.db.selectFrom('activities').select(['type', 'body']).where('contactId', '=', zoe?.id ?? '').execute()).toEqual([{ type: 'note', body: 'Met at the boat show.\nLikes "plain" talk.' }])
    expect(await events('contact.created')).toBe(5)
    expect(await events('company.created')).toBe(5)
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('tells whoever began it when it is done', async () => {
    await importFile(ana, await fixture('google-contacts.csv'))
    const { notifications: [told], unread } = await listNotifications(ana.db, ana.actor)
    expect(told).toMatchObject({ type: 'import.finished', details: { imported: 5, updated: 0, failed: 1 } })
    expect(unread).toBe(1)
  })

  it('goes on with the file of an import that an earlier version kept', async () => {
    const id = await startFile(ana, await fixture('google-contacts.csv'))
    await ana.db.deleteFrom('uploads').where('importId', '=', id).execute()
    const folder = join(process.env.DATA_DIR!, 'imports')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${id}.csv`), await fixture('google-contacts.csv'))
    await runImport(ana.db, ana.actor.organizationId, id, Number.POSITIVE_INFINITY)
    expect(await getImport(ana.db, ana.actor, id)).toMatchObject({ imported: 5, import: { status: 'done' } })
    expect(await readdir(folder)).toEqual([])
  })

  it('makes them findable by folded words', async () => {
    await importFile(ana, await fixture('google-contacts.csv'))
    const found = await listContacts(ana.db, ana.actor, listContactsSchema.parse({ q: 'obrien harbour' }))
    expect(found.contacts.map(contact => contact.firstName)).toEqual(['Zoë'])
  })

  it.each(['google-contacts.csv', 'linkedin-connections.csv', 'outlook-desktop.csv', 'persian-utf16.csv', 'ragged.csv'])('adds nothing when %s comes a second time', async (name) => {
    const first = await importFile(ana, await fixture(name))
    const before = await contacts()
    const second = await importFile(ana, await fixture(name))
    expect(second).toMatchObject({ imported: 0, updated: 0 })
    expect(second.skipped).toBe(first.import.total - first.errors.length)
    expect(await contacts()).toEqual(before)
    expect(await ana.db.selectFrom('activities').select('id').execute()).toHaveLength(await events('activity.logged'))
  })

  it('fills empty fields and adds addresses, numbers and tags, and overwrites nothing', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', email: 'zoe@obrien.example', title: 'Captain', tags: ['Navy'] })
    const result = await importFile(ana, table('Zoë,O\'Brien,ZOE@obrien.example; zoe@harbourfinch.example,+44 20 7946 0958,Harbour & Finch,Director,Navy;VIP,Met in Bristol,'))
    expect(result).toMatchObject({ imported: 0, updated: 1, skipped: 0 })
    expect(await contacts()).toMatchObject([{
      id: zoe.id, version: 2, lastName: 'O\'Brien', title: 'Captain', companyName: 'Harbour & Finch', email: 'zoe@obrien.example',
      emails: [{ address: 'zoe@obrien.example' }, { address: 'zoe@harbourfinch.example' }], phone: '+44 20 7946 0958', tags: ['Navy', 'VIP'],
    }])
  })

  it('overwrites the columns that the mapping names', async () => {
    await createContact(ana.db, ana.actor, { firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@obrien.example', title: 'Captain', status: 'qualified' })
    await importFile(ana, table('Zoë,Finch,zoe@obrien.example,,,Director,,,'), { 'Job Title': { field: 'title', overwrite: true } })
    expect(await contacts()).toMatchObject([{ title: 'Director', lastName: 'O\'Brien', status: 'qualified' }])
  })

  describe('matches a row', () => {
    beforeEach(async () => {
      await createContact(ana.db, ana.actor, { firstName: 'Sara', lastName: 'Ahmadi', email: 'sara@ahmadi.example', phone: '+49 30 1234567', companyName: 'Studio North', links: [{ url: 'https://www.linkedin.com/in/sara-ahmadi/', label: null }] })
    })

    it.each([
      ['e-mail address', 'S.,A.,SARA@AHMADI.example,,,,,,', 1],
      ['profile address', 'S.,A.,,,,,,,http://linkedin.com/in/Sara-Ahmadi', 1],
      ['number with the name', 'sara,AHMADI,,0049 30 1234567,,,,,', 1],
      ['name with the company', 'Sara,Ahmadi,,,studio north,,,,', 1],
      ['nothing but the name', 'Sara,Ahmadi,,,,,,,', 2],
      ['number with another name', 'Amara,Okafor,,+49 30 1234567,,,,,', 2],
      ['name with another company', 'Sara,Ahmadi,,,Lagos Freight,,,,', 2],
    ])('by its %s', async (_, row, count) => {
      await importFile(ana, table(row))
      expect(await contacts()).toHaveLength(count)
    })

    it('but not one in the trash', async () => {
      await ana.db.updateTable('contacts').set({ deletedAt: '2026-01-05T09:00:00.000Z' }).execute()
      expect(await importFile(ana, table('Sara,Ahmadi,sara@ahmadi.example,,,,,,'))).toMatchObject({ imported: 1 })
    })
  })

  it('matches the rows of a file with each other, and leaves two people of one name two', async () => {
    const rows = ['Amara,Okafor,amara@lagosfreight.example,,Lagos Freight,,,,', 'Amara,Okafor,,,Okafor Ceramics,,,,', 'Amara,Okafor,amara@lagosfreight.example,+44 7700 900123,,,,,', 'Rui,Costa,,,,,,,', 'Rui,Costa,,,,,,,', 'Rui,Costa,,,,Painter,,,']
    expect(await importFile(ana, table(...rows))).toMatchObject({ imported: 4, updated: 1, skipped: 1 })
    expect((await contacts()).filter(contact => contact.lastName === 'Okafor')).toHaveLength(2)
  })

  it('says beforehand exactly what it then does', async () => {
    await createContact(ana.db, ana.actor, { firstName: 'Amara', email: 'amara@lagosfreight.example' })
    for (const name of ['google-contacts.csv', 'outlook-com.csv', 'linkedin-connections.csv', 'ragged.csv', 'swedish-semicolon.csv']) {
      const content = await fixture(name)
      const preview = await previewImport(ana.db, ana.actor, sourceOf(Buffer.from(content)), {})
      const result = await importFile(ana, content)
      const { imported, updated, skipped, errors, warnings, mapping } = preview
      expect({ imported, updated, skipped, errors, warnings, mapping }).toEqual({ imported: result.imported, updated: result.updated, skipped: result.skipped, errors: result.errors, warnings: result.warnings, mapping: result.mapping })
    }
  })

  it('previews without writing anything', async () => {
    const preview = await previewImport(ana.db, ana.actor, sourceOf(Buffer.from(await fixture('linkedin-connections.csv'))), {})
    expect(preview).toMatchObject({ imported: 3, total: 3, system: 'linkedin', import: null })
    expect(preview.rows[0]).toEqual({ line: 5, outcome: 'new', name: 'Sara Ahmadi' })
    expect(preview.columns[3]).toMatchObject({ key: 'Email Address', field: 'email', samples: ['amara@lagosfreight.example'] })
    expect(await contacts()).toEqual([])
    expect(await ana.db.selectFrom('imports').select('id').execute()).toEqual([])
  })

  it('keeps a date or address it cannot read as text, warns, and imports the row', async () => {
    const result = await importFile(ana, 'Name,Email,Birthday\nSara Ahmadi,sara at home,in spring\n')
    expect(result).toMatchObject({ imported: 1, errors: [], warnings: [{ line: 2, column: 'Email', code: 'invalid_email' }, { line: 2, column: 'Birthday', code: 'invalid_date' }] })
    expect(await ana.db.selectFrom('activities').select('body').execute()).toEqual([{ body: 'Email: sara at home\nBirthday: in spring' }])
  })

  it('goes on exactly where it was stopped', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `Person,Number ${index},p${index}@studio.example,,Company ${index % 7},,tag ${index % 3},note ${index},`)
    const id = await startFile(ana, table(...rows))
    let stretches = 0
    while (!await runImport(ana.db, ana.actor.organizationId, id, 0)) stretches++
    expect(stretches).toBeGreaterThan(1)
    expect(await getImport(ana.db, ana.actor, id)).toMatchObject({ imported: 150, import: { status: 'done', processed: 150 } })
    for (const [name, count] of [['contacts', 150], ['companies', 7], ['tags', 3], ['activities', 150], ['importRows', 150]] as const) {
      expect(await ana.db.selectFrom(name).select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirst()).toEqual({ count })
    }
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('gives a rep what is theirs, and tells of an address that is someone else\'s without changing it', async () => {
    const rui = await addMember(database.db, ana.actor.organizationId, 'rep', 'Rui Costa')
    await createContact(ana.db, ana.actor, { firstName: 'Sara', email: 'sara@ahmadi.example' })
    const result = await importFile(rui, table('Sara,Ahmadi,sara@ahmadi.example,,,,,,', 'Zoë,O\'Brien,zoe@obrien.example,,,,,,'))
    expect(result).toMatchObject({ imported: 1, errors: [{ line: 2, code: 'not_yours' }] })
    expect((await contacts(rui)).map(contact => [contact.name, contact.ownerId])).toEqual([['Zoë O\'Brien', rui.actor.userId]])
    expect(await contacts()).toContainEqual(expect.objectContaining({ name: 'Sara', version: 1 }))
  })

  it('is refused to those who only read, and an import of another organization does not exist', async () => {
    const lea = await addMember(database.db, ana.actor.organizationId, 'readonly', 'Lea Brandt')
    await expect(importFile(lea, table('Sara,Ahmadi,,,,,,,'))).rejects.toMatchObject({ code: 'forbidden' })
    const { import: { id } } = await importFile(ana, table('Sara,Ahmadi,,,,,,,'))
    const sam = await addMember(database.db, await addOrganization(database.db, 'Elsewhere'), 'admin', 'Sam Reed')
    await expect(getImport(sam.db, sam.actor, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not take a change by a person for its own', async () => {
    await importFile(ana, table('Sara,Ahmadi,sara@ahmadi.example,,,,,,'))
    const [sara] = await contacts()
    await updateContact(ana.db, ana.actor, sara?.id ?? '', { title: 'Owner' })
    await importFile(ana, table('Sara,Ahmadi,sara@ahmadi.example,,,Designer,,,'))
    expect(await contacts()).toMatchObject([{ title: 'Owner', version: 2 }])
  })

  it('refuses a mapping of a column that the file does not have', async () => {
    await expect(importFile(ana, table('Sara,Ahmadi,,,,,,,'), { Shoe: { field: 'note', overwrite: false } })).rejects.toMatchObject({ code: 'invalid_fields', issues: [{ path: 'mapping.Shoe', code: 'unknown_column' }] })
  })
})
