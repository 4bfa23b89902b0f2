import { beforeAll, describe, expect, it } from 'vitest'
import { todayIn, addDays } from '#shared/dates/days'
import { listAuditSchema } from '#shared/audit/schema'
import { createCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact, updateContact } from '#server/domain/contacts/contacts'
import { listAuditLog } from '#server/domain/audit/audit-log'
import { exportAuditLog } from '#server/domain/audit/export-audit-log'
import { updateOrganization } from '#server/domain/accounts/profile'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the audit log on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let ben: TestMember
  let sam: TestMember
  let sara: string

  const log = async (query: Record<string, unknown> = {}, member = ana) => await listAuditLog(member.db, member.actor, listAuditSchema.parse(query))
  const lines = async (query: Record<string, unknown>) => (await log(query)).entries.map(({ type, subjectName }) => `${type} ${subjectName}`)

  beforeAll(async () => {
    const organization = await addOrganization(database.db, 'Studio North')
    ana = await addMember(database.db, organization, 'admin', 'Ana Torres')
    ben = await addMember(database.db, organization, 'rep', 'Ben Osei')
    sam = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam Reed')
    sara = (await createContact(ana.db, ana.actor, { firstName: 'سَارَا', lastName: 'احمدی' })).id
    await createContact(ben.db, ben.actor, { firstName: 'Zoë', lastName: 'O\'Brien' })
    await updateContact(ana.db, ana.actor, sara, { ownerId: ben.actor.userId })
    await createCompany(ben.db, ben.actor, { name: 'Harbour & Finch' })
    await updateOrganization(ana.db, ana.actor, { name: 'Studio Norte' })
    await deleteContact(ana.db, ana.actor, sara)
    await createContact(sam.db, sam.actor, { firstName: 'Foreign' })
  })

  it('is for admins, and of their organization alone', async () => {
    await expect(log({}, ben)).rejects.toMatchObject({ code: 'forbidden' })
    const { entries, cursor } = await log()
    expect(entries.map(({ type }) => type)).toEqual(['contact.deleted', 'organization.updated', 'company.created', 'contact.updated', 'contact.created', 'contact.created'])
    expect(entries[3]).toMatchObject({ actorName: 'Ana Torres', subjectName: 'سَارَا احمدی', changes: { owner: { before: 'Ana Torres', after: 'Ben Osei' } } })
    expect(cursor).toBeNull()
  })

  it('is filtered by person, kind, record, action, time and name', async () => {
    expect(await lines({ actorId: ben.actor.userId })).toEqual(['company.created Harbour & Finch', 'contact.created Zoë O\'Brien'])
    expect(await lines({ actorId: 'none' })).toEqual([])
    expect(await lines({ subjectType: 'company' })).toEqual(['company.created Harbour & Finch'])
    expect(await lines({ subjectType: 'contact', subjectId: sara, type: 'contact.updated' })).toEqual(['contact.updated سَارَا احمدی'])
    expect(await lines({ type: 'contact.created' })).toHaveLength(2)
    expect(await lines({ type: 'contact' })).toHaveLength(4)
    expect(await lines({ type: '.created' })).toHaveLength(3)
    expect(await lines({ q: 'obrien' })).toEqual(['contact.created Zoë O\'Brien'])
    expect(await lines({ q: 'سارا', type: 'contact.deleted' })).toEqual(['contact.deleted سَارَا احمدی'])
    const today = todayIn(ana.actor.timeZone)
    expect(await lines({ from: today, to: today })).toHaveLength(6)
    expect(await lines({ to: addDays(today, -1) })).toEqual([])
    await expect(log({ subjectId: sara })).rejects.toMatchObject({ code: 'invalid_fields' })
  })

  it('goes on from page to page without a gap', async () => {
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await log({ limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...page.entries.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toEqual((await log()).entries.map(({ id }) => id))
    const filtered = await log({ type: 'contact', limit: 3 })
    expect((await log({ type: 'contact', limit: 3, cursor: filtered.cursor })).entries.map(({ type }) => type)).toEqual(['contact.created'])
  })

  it('leaves as a file, and says so itself', async () => {
    let text = ''
    for await (const part of await exportAuditLog(ana.db, ana.actor, { type: 'contact' })) text += part
    const [header, ...rows] = text.trimEnd().split('\r\n')
    expect(header).toBe('\uFEFFNumber,Time (UTC),Who,Event,Kind,Record,Record id,Changes,Details')
    expect(rows).toHaveLength(4)
    expect(rows[1]).toContain('"{""owner"":{""before"":""Ana Torres"",""after"":""Ben Osei""}}"')
    expect((await log({ limit: 1 })).entries).toMatchObject([{ type: 'audit_log.exported', actorName: 'Ana Torres', details: { filters: { type: 'contact' } } }])
    await expect(exportAuditLog(ben.db, ben.actor, {})).rejects.toMatchObject({ code: 'forbidden' })
  })
})
