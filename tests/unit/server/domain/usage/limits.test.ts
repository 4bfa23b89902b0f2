import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlanLimits } from '#shared/plans/schema'
import { createActivitySchema } from '#shared/activities/schema'
import { createDealSchema } from '#shared/deals/schema'
import { createTaskSchema } from '#shared/tasks/schema'
import { logActivity } from '#server/domain/activities/activities'
import { receiveFile } from '#server/domain/attachments/add-attachment'
import { createTasks } from '#server/domain/bulk/bulk-tasks'
import { createCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact, restoreContact, updateContact } from '#server/domain/contacts/contacts'
import { createDeal } from '#server/domain/deals/deals'
import { setPlan } from '#server/domain/plans/operate-plans'
import { assignPlan } from '#server/domain/plans/plans'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { createTask } from '#server/domain/tasks/tasks'
import { createUpload } from '#server/domain/uploads/uploads'
import { countApiCall, writeApiCalls } from '#server/domain/usage/api-calls'
import { mayMail } from '#server/domain/usage/mails'
import { getUsage } from '#server/domain/usage/usage'
import { countRecords } from '#server/domain/usage/usage.repository'
import { inTransaction } from '#server/db/database'
import { newId } from '#server/domain/ids'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { importFile, useImportFolder } from '../imports/import-fixture'

type Make = (member: TestMember, contactId: string) => Promise<unknown>

const waysToMakeRecords: [string, Make][] = [
  ['contacts', ({ db, actor }) => createContact(db, actor, { firstName: 'Amara' })],
  ['companies', ({ db, actor }) => createCompany(db, actor, { name: 'Lagos Freight' })],
  ['companies that a contact names', ({ db, actor }, id) => updateContact(db, actor, id, { companyName: 'Lagos Freight' })],
  ['deals', ({ db, actor }) => createDeal(db, actor, createDealSchema.parse({ title: 'Audit 2026' }))],
  ['activities', ({ db, actor }, contactId) => logActivity(db, actor, createActivitySchema.parse({ type: 'call', contactId }))],
  ['tasks', ({ db, actor }) => createTask(db, actor, createTaskSchema.parse({ title: 'Send the offer' }))],
  ['tasks made in bulk', ({ db, actor }, contactId) => createTasks(db, actor, 'contact', createTaskSchema.parse({ title: 'Send the offer' }), [contactId])],
]

describe.each(engines)('the limits of a plan on %s', (engine) => {
  useImportFolder()
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
  })

  async function limitTo(limits: Partial<PlanLimits>) {
    const plan = await setPlan(database.db, newId(), limits)
    await assignPlan(database.db, null, ana.actor.organizationId, plan.id)
    return plan
  }
  const reached = (limit: keyof PlanLimits, used: number, maximum: number) => ({ code: 'plan_limit_reached', extensions: { limit, used, maximum, help: '/settings/usage' } })
  const contacts = () => countRecords(ana.db, 'contacts')

  it('are none without a plan', async () => {
    for (let made = 0; made < 3; made++) await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    expect(await contacts()).toBe(3)
  })

  it('refuse the record beyond the last one, and leave nothing of it', async () => {
    await limitTo({ records: 2 })
    await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await createContact(ana.db, ana.actor, { firstName: 'Amara' })
    await expect(createContact(ana.db, ana.actor, { firstName: 'Sara', companyName: 'Harbour & Finch', tags: ['Navy'] })).rejects.toMatchObject(reached('records', 2, 2))
    expect(await contacts()).toBe(2)
    expect(await countRecords(ana.db, 'companies')).toBe(0)
    expect(await ana.db.selectFrom('tags').select('id').execute()).toEqual([])
  })

  it.each(waysToMakeRecords)('hold for %s', async (_way, make) => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await limitTo({ records: 1 })
    await expect(make(ana, zoe.id)).rejects.toMatchObject({ code: 'plan_limit_reached' })
    await limitTo({ records: null })
    await make(ana, zoe.id)
  })

  it('stop no work on what is there: changing, deleting and putting back go on', async () => {
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await limitTo({ records: 0 })
    await updateContact(ana.db, ana.actor, zoe.id, { title: 'Captain' })
    await deleteContact(ana.db, ana.actor, zoe.id)
    expect(await restoreContact(ana.db, ana.actor, zoe.id)).toMatchObject({ title: 'Captain' })
  })

  it('give room again once something is in the trash', async () => {
    await limitTo({ records: 1 })
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await expect(createContact(ana.db, ana.actor, { firstName: 'Amara' })).rejects.toThrow()
    await deleteContact(ana.db, ana.actor, zoe.id)
    await createContact(ana.db, ana.actor, { firstName: 'Amara' })
    await expect(createContact(ana.db, ana.actor, { firstName: 'Sara' })).rejects.toThrow()
  })

  it('are not passed by many at once', async () => {
    await limitTo({ records: 5 })
    const answers = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => createContact(ana.db, ana.actor, { firstName: `Guest ${index}` })))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await contacts()).toBe(5)
  })

  it('count what a transaction took back as never made', async () => {
    await limitTo({ records: 3 })
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await inTransaction(ana.db, async (trx) => {
      for (const title of ['Captain', 'Admiral']) await updateContact(trx, ana.actor, zoe.id, { title })
      await createContact(trx, ana.actor, { firstName: 'Amara' })
      throw new Error('taken back')
    }).catch(() => undefined)
    for (const firstName of ['Amara', 'Sara']) await createContact(ana.db, ana.actor, { firstName })
    await expect(createContact(ana.db, ana.actor, { firstName: 'Lea' })).rejects.toMatchObject(reached('records', 3, 3))
  })

  it('let an import bring what there is room for, and name the rest as not imported', async () => {
    await createContact(ana.db, ana.actor, { firstName: 'Zoë', email: 'zoe@harbourfinch.example' })
    await limitTo({ records: 4 })
    const rows = ['Amara,,amara@lagosfreight.example', 'Zoë,O\'Brien,zoe@harbourfinch.example', 'Sara,,sara@limoo.example', 'Lea,,lea@brandt.example', 'Mina,,mina@rahimi.example', 'Mina,Rahimi,mina@rahimi.example']
    const result = await importFile(ana, ['First Name,Last Name,Email', ...rows].join('\n'))
    expect(result).toMatchObject({ imported: 3, updated: 1, import: { status: 'done' } })
    expect(result.errors.map(({ line, code }) => [line, code])).toEqual([[6, 'plan_limit_reached'], [7, 'plan_limit_reached']])
    expect(await contacts()).toBe(4)
    await limitTo({ records: 5 })
    expect(await importFile(ana, ['First Name,Last Name,Email', ...rows].join('\n'))).toMatchObject({ imported: 1 })
  })

  it('take sample data whole or not at all', async () => {
    await limitTo({ records: 20 })
    await expect(addSampleData(ana.db, ana.actor)).rejects.toMatchObject({ code: 'plan_limit_reached' })
    expect(await contacts()).toBe(0)
  })

  it('refuse a file that the storage has no room for, in parts before the first of them', async () => {
    await limitTo({ storageBytes: 10 })
    const bytes = new TextEncoder().encode('12345678')
    await receiveFile(ana.db, ana.actor, {}, { name: 'offer.txt', bytes })
    await expect(receiveFile(ana.db, ana.actor, {}, { name: 'offer.txt', bytes })).rejects.toMatchObject(reached('storageBytes', 8, 10))
    await expect(createUpload(ana.db, ana.actor, { name: 'video.mp4', size: 3 })).rejects.toMatchObject(reached('storageBytes', 8, 10))
    await createUpload(ana.db, ana.actor, { name: 'note.txt', size: 2 })
    expect((await getUsage(ana.db, ana.actor)).storageBytes).toBe(8)
  })

  it('leave mails out that the app shows as well', async () => {
    await limitTo({ emailsPerDay: 2 })
    const asked = await Promise.all([1, 2, 3].map(() => mayMail(database.db, ana.actor.organizationId, ana.actor.userId)))
    expect(asked.filter(Boolean)).toHaveLength(2)
    expect((await getUsage(ana.db, ana.actor)).days.at(-1)).toMatchObject({ emails: 2 })
  })

  it('end the calls of keys for the day, and say when the next one begins', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-10T23:00:00.000Z') })
    const { actor } = ana
    const limits = { apiCallsPerDay: 3 }
    for (let call = 0; call < 3; call++) await countApiCall(database.db, actor, limits)
    await writeApiCalls(database.db)
    await expect(countApiCall(database.db, actor, limits)).rejects.toMatchObject({ code: 'plan_calls_used_up', retryAfterSeconds: 3600, extensions: { used: 3, maximum: 3 } })
    vi.setSystemTime(new Date('2026-03-11T00:00:01.000Z'))
    await countApiCall(database.db, actor, limits)
    await writeApiCalls(database.db)
    expect((await getUsage(ana.db, actor)).days.slice(-2)).toEqual([{ day: '2026-03-10', apiCalls: 3, emails: 0 }, { day: '2026-03-11', apiCalls: 1, emails: 0 }])
    vi.useRealTimers()
  })

  it('count a call once, however often it is to be written', async () => {
    for (let call = 0; call < 3; call++) await countApiCall(database.db, ana.actor, {})
    await Promise.all([writeApiCalls(database.db), writeApiCalls(database.db)])
    expect((await getUsage(ana.db, ana.actor)).days.at(-1)).toMatchObject({ apiCalls: 3 })
  })

  it('tell admins who uses what, and others the sum', async () => {
    const rui = await addMember(database.db, ana.actor.organizationId, 'rep', 'Rui Costa')
    await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await createContact(rui.db, rui.actor, { firstName: 'Amara' })
    await countApiCall(database.db, rui.actor, {})
    await writeApiCalls(database.db)
    const { members, records, plan } = await getUsage(ana.db, ana.actor)
    expect(records).toEqual({ contacts: 2, companies: 0, deals: 0, activities: 0, tasks: 0 })
    expect(plan).toBeNull()
    expect(members?.find(({ name }) => name === 'Rui Costa')).toMatchObject({ records: 1, apiCalls: 1, emails: 0, storageBytes: 0 })
    expect(await getUsage(rui.db, rui.actor)).not.toHaveProperty('members')
  })
})
