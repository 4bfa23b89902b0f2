import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopedTo, type Database } from '#server/db/database'
import { tenantTables } from '#server/db/schema'
import { addAttachment, receiveFile } from '#server/domain/attachments/add-attachment'
import { createCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { findChainBreaks } from '#server/domain/events/chain'
import { newId } from '#server/domain/ids'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { removeSampleData } from '#server/domain/sample-data/remove-sample-data'
import { setPlan } from '#server/domain/plans/operate-plans'
import { assignPlan } from '#server/domain/plans/plans'
import { exportOrganization } from '#server/domain/transfer/export-organization'
import { importOrganization } from '#server/domain/transfer/import-organization'
import { movedTables, stayingTables } from '#server/domain/transfer/organization-tables'
import { fileStorage } from '#server/storage/files'
import { useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const folder = mkdtempSync(join(tmpdir(), 'simplecrm-transfer-'))
process.env.DATA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('knows of every table whether it moves', () => {
  const decided = [...Object.keys(movedTables), ...stayingTables].sort()
  expect(decided, 'Add the new table to movedTables, or to stayingTables with the reason').toEqual([...tenantTables].sort())
})

describe('an organization', () => {
  const first = useTestDatabase('sqlite')
  const second = useTestDatabase('postgres')
  const third = useTestDatabase('sqlite')
  let ana: TestMember
  let file: string

  const odd = ['🦊 Straße', 'می‌خواهم', 'e\u0301 and \u2028 and "quotes" \\ \t', '', ' ', '\uFEFFbom', 'x'.repeat(5000)]

  async function exported(db: Database, name: string, withPasswords = true): Promise<string> {
    const path = join(folder, name)
    const lines: string[] = []
    for await (const line of await exportOrganization(db, ana.actor.organizationId, { userId: null, withPasswords })) lines.push(line)
    writeFileSync(path, lines.join(''))
    return path
  }
  const recordsOf = (path: string) => readFileSync(path, 'utf8').split('\n').slice(1).join('\n')

  beforeAll(async () => {
    ana = await addMember(first.db, await addOrganization(first.db), 'admin')
    await addSampleData(ana.db, ana.actor)
    await removeSampleData(ana.db, ana.actor)
    await addSampleData(ana.db, ana.actor)
    for (const [index, text] of odd.entries()) {
      const { id } = await createContact(ana.db, ana.actor, { firstName: `Zoë ${index}`, title: text, source: text.slice(0, 50), email: `zoe${index}@example.com` })
      if (index === 0) await deleteContact(ana.db, ana.actor, id)
    }
    // The child has the smaller id, so that it comes before its parent.
    const child = await createCompany(ana.db, ana.actor, { name: 'Child' })
    const parent = await createCompany(ana.db, ana.actor, { name: 'Parent' })
    await ana.db.updateTable('companies').set({ parentId: parent.id }).where('id', '=', child.id).execute()
    await ana.db.updateTable('deals').set({ valueCents: Number.MAX_SAFE_INTEGER }).where('id', 'in', ana.db.selectFrom('deals').select('id').limit(1)).execute()
    await ana.db.insertInto('shares').values({ id: newId(), userId: ana.actor.userId, contactId: null, companyId: child.id, dealId: null, sharedById: ana.actor.userId, createdAt: '2026-01-05T09:00:00.000Z' }).execute()
    const upload = { id: newId(), userId: ana.actor.userId, name: 'people.csv', size: 9, createdAt: '2026-01-05T09:00:00.000Z', importId: null }
    await ana.db.insertInto('uploads').values(upload).execute()
    await fileStorage().write(`uploads/${upload.id}.1`, new TextEncoder().encode('Name\nZoë\n'))
    const { id } = await receiveFile(ana.db, ana.actor, { companyId: child.id }, { name: 'plan.txt', bytes: new TextEncoder().encode('Part of the plan') })
    await addAttachment(ana.db, ana.actor, id, { companyId: child.id })
    // A plan belongs to the installation, and stays there.
    await assignPlan(first.db, null, ana.actor.organizationId, (await setPlan(first.db, 'Large', { records: 100_000 })).id)
    file = await exported(first.db, 'first')
    expect(readFileSync(file, 'utf8')).toContain(`{"file":"attachments/${ana.actor.organizationId}/${id}.1","base64":"${btoa('Part of the plan')}"}`)
  })

  it('goes from SQLite to PostgreSQL and back, equal in every byte', async () => {
    const imported = await importOrganization(second.db, file)
    expect(imported.known).toEqual([])
    expect(await findChainBreaks(scopedTo(second.db, ana.actor.organizationId))).toEqual([])
    const back = await exported(second.db, 'second')
    expect(recordsOf(back)).toBe(recordsOf(file))
    await importOrganization(third.db, back)
    expect(recordsOf(await exported(third.db, 'third'))).toBe(recordsOf(file))
  })

  it('is refused where it is already', async () => {
    await expect(importOrganization(first.db, file)).rejects.toThrow(/is here already/)
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length - 200), /not whole/],
    ['altered', (text: string) => text.replace('"Child"', '"Chill"'), /checksum/],
    ['no export', () => '{"shopping":"list"}\n', /not an organization/],
    ['with a table of a newer version', (text: string) => text.replace('{"table":"tags"', '{"table":"fads"'), /does not know/],
  ])('that is %s is refused, and nothing is left of it', async (name, alter, sentence) => {
    const other = join(folder, name)
    writeFileSync(other, alter(readFileSync(file, 'utf8')))
    const before = await second.db.selectFrom('users').select('id').execute()
    await expect(importOrganization(second.db, other)).rejects.toThrow(sentence)
    expect(await second.db.selectFrom('users').select('id').execute()).toEqual(before)
  })
})

describe('people', () => {
  const here = useTestDatabase('sqlite')
  const there = useTestDatabase('postgres')

  it('who have an account there keep it, and own what they owned', async () => {
    const ana = await addMember(here.db, await addOrganization(here.db), 'admin')
    await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    const known = await addMember(there.db, await addOrganization(there.db, 'Studio South'), 'admin')
    await there.db.updateTable('users').set({ email: ana.actor.session.user.email }).where('id', '=', known.actor.userId).execute()
    const path = join(folder, 'people')
    let text = ''
    for await (const line of await exportOrganization(here.db, ana.actor.organizationId, { userId: null })) text += line
    expect(text).not.toContain('scrypt')
    writeFileSync(path, text)
    expect((await importOrganization(there.db, path)).known).toEqual([ana.actor.session.user.email])
    const own = scopedTo(there.db, ana.actor.organizationId)
    expect(await own.selectFrom('contacts').select('ownerId').execute()).toEqual([{ ownerId: known.actor.userId }])
    expect(await there.db.selectFrom('memberships').select('userId').where('organizationId', '=', ana.actor.organizationId).execute()).toEqual([{ userId: known.actor.userId }])
    expect(await findChainBreaks(own)).toEqual([])
  })
})
