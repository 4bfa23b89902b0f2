import { beforeEach, describe, expect, it } from 'vitest'
import { acceptReadingSchema, type AcceptReadingInput } from '#shared/reading/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import { getVisibleCompany } from '#server/domain/companies/companies'
import { createContact, getContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { getDeal } from '#server/domain/deals/deals'
import { acceptReading } from '#server/domain/reading/accept-reading'
import { getActivity } from '#server/domain/activities/activities'
import { getTask } from '#server/domain/tasks/tasks'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const zoe = { key: 'person-1', fields: { firstName: 'Zoë', lastName: 'O’Brien', emails: [{ address: 'zoe@harbourfinch.example' }], companyName: 'Harbour & Finch' } }
const company = { key: 'company-1', fields: { name: 'Harbour & Finch', domain: 'harbourfinch.example' } }
const audit = { key: 'deal-1', contact: { key: 'person-1' }, fields: { title: 'Audit', valueCents: 1_250_000, currency: 'GBP' } }
const offer = { key: 'task-1', contact: { key: 'person-1' }, fields: { title: 'Send Zoë an offer', dueAt: '2026-11-24' } }
const mail = { key: 'mail', contact: { key: 'person-1' }, fields: { type: 'email' as const, subject: 'Audit', body: 'Dear Ana', direction: 'inbound' as const, occurredAt: '2026-11-16T09:12:00.000Z' } }

describe.each(engines)('taking over what was read, on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'rep')
  })

  const accept = ({ db, actor }: TestMember, input: AcceptReadingInput) => acceptReading(db, actor, acceptReadingSchema.parse(input))
  const acceptOne = async (input: AcceptReadingInput) => (await accept(ana, input))[0]!.id
  const countContacts = async ({ db, actor }: TestMember) => (await listContacts(db, actor, listContactsSchema.parse({}))).total

  it('stores all of it, each belonging to the others', async () => {
    const accepted = await accept(ana, { companies: [company], people: [zoe], deals: [audit], tasks: [offer], mails: [mail] })
    expect(accepted.map(({ key, type }) => `${key} ${type}`)).toEqual(['company-1 company', 'person-1 contact', 'deal-1 deal', 'task-1 task', 'mail activity'])
    const [companyId, contactId, dealId, taskId, mailId] = accepted.map(({ id }) => id) as [string, string, string, string, string]
    expect(await getVisibleCompany(ana.db, ana.actor, companyId)).toMatchObject({ domain: 'harbourfinch.example' })
    expect(await getContact(ana.db, ana.actor, contactId)).toMatchObject({ name: 'Zoë O’Brien', companyId, lastContactedAt: '2026-11-16T09:12:00.000Z' })
    expect(await getDeal(ana.db, ana.actor, dealId)).toMatchObject({ contactId, companyId, valueCents: 1_250_000, currency: 'GBP' })
    expect(await getTask(ana.db, ana.actor, taskId)).toMatchObject({ contactId, allDay: true, assigneeId: ana.actor.userId })
    expect(await getActivity(ana.db, ana.actor, mailId)).toMatchObject({ contactId, type: 'email', direction: 'inbound' })
  })

  it('adds to a contact and overwrites nothing', async () => {
    const { id } = await createContact(ana.db, ana.actor, { firstName: 'Zoe', email: 'zoe@old.example', title: 'Director' })
    await accept(ana, { people: [{ key: 'person-1', id, fields: { ...zoe.fields, title: 'Head', phones: [{ number: '+44 20 7946 0958' }] } }] })
    expect(await getContact(ana.db, ana.actor, id)).toMatchObject({
      firstName: 'Zoe', lastName: 'O’Brien', title: 'Director', companyName: 'Harbour & Finch', phone: '+44 20 7946 0958',
      emails: [{ address: 'zoe@old.example' }, { address: 'zoe@harbourfinch.example' }],
    })
  })

  it('gives the company that a person brought along its domain', async () => {
    await accept(ana, { people: [zoe] })
    const id = await acceptOne({ companies: [company] })
    expect(await acceptOne({ companies: [company] })).toBe(id)
    expect(await getVisibleCompany(ana.db, ana.actor, id)).toMatchObject({ domain: 'harbourfinch.example' })
  })

  it('stores nothing if one of them cannot be stored', async () => {
    await expect(accept(ana, { people: [zoe], deals: [{ ...audit, contact: { key: 'person-2' } }] })).rejects.toMatchObject({ code: 'invalid_fields' })
    await accept(ana, { people: [zoe] })
    await expect(accept(ana, { people: [{ key: 'person-2', fields: { firstName: 'Ben' } }, zoe] })).rejects.toMatchObject({ code: 'duplicate_email' })
    expect(await countContacts(ana)).toBe(1)
  })

  it('is not for those who may only read, nor on contacts of others', async () => {
    const reader = await addMember(database.db, ana.actor.organizationId, 'readonly')
    const other = await addMember(database.db, ana.actor.organizationId, 'rep')
    await expect(accept(reader, { people: [zoe] })).rejects.toMatchObject({ code: 'forbidden' })
    const id = await acceptOne({ people: [zoe] })
    await expect(accept(other, { people: [{ ...zoe, id }] })).rejects.toMatchObject({ code: 'not_found' })
    await expect(accept(other, { tasks: [{ ...offer, contact: { id } }] })).rejects.toMatchObject({ code: 'not_found' })
  })
})
