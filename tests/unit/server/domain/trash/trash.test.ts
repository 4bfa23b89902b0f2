import { beforeAll, describe, expect, it } from 'vitest'
import { listTrashSchema } from '#shared/trash/schema'
import { deleteActivity, logActivity } from '#server/domain/activities/activities'
import { createCompany, deleteCompany } from '#server/domain/companies/companies'
import { createContact, deleteContact, restoreContact } from '#server/domain/contacts/contacts'
import { createDeal, deleteDeal } from '#server/domain/deals/deals'
import { createTask, deleteTask } from '#server/domain/tasks/tasks'
import { listTrash } from '#server/domain/trash/trash'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

describe.each(engines)('the trash on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let ben: TestMember
  let sam: TestMember

  const trash = async (query: object = {}, { db, actor } = ana) => await listTrash(db, actor, listTrashSchema.parse(query))
  const names = async (...asked: Parameters<typeof trash>) => (await trash(...asked)).records.map(({ kind, name, deletedByName }) => `${kind} ${name} by ${deletedByName}`)

  beforeAll(async () => {
    const organization = await addOrganization(database.db, 'Studio North')
    ana = await addMember(database.db, organization, 'admin', 'Ana')
    ben = await addMember(database.db, organization, 'rep', 'Ben')
    sam = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Sam')
    const zoe = await createContact(ben.db, ben.actor, { firstName: 'Zoë' })
    await deleteContact(ben.db, ben.actor, zoe.id)
    await restoreContact(ana.db, ana.actor, zoe.id)
    await deleteContact(ana.db, ana.actor, zoe.id)
    const live = await createContact(ana.db, ana.actor, { firstName: 'Amara' })
    await deleteCompany(ana.db, ana.actor, (await createCompany(ana.db, ana.actor, { name: 'Harbour' })).id)
    await deleteDeal(ben.db, ben.actor, (await createDeal(ben.db, ben.actor, { title: 'Audit' })).id)
    await deleteActivity(ana.db, ana.actor, (await logActivity(ana.db, ana.actor, { type: 'note', contactId: live.id, body: 'A note' })).id)
    await deleteTask(ben.db, ben.actor, (await createTask(ben.db, ben.actor, { title: 'Call back' })).id)
  })

  it('holds what was deleted, the latest first, with who did it', async () => {
    expect(await names()).toEqual(['task Call back by Ben', 'activity A note by Ana', 'deal Audit by Ben', 'company Harbour by Ana', 'contact Zoë by Ana'])
    expect(await names({}, sam)).toEqual([])
  })

  it('shows a rep their own', async () => {
    expect(await names({}, ben)).toEqual(['task Call back by Ben', 'deal Audit by Ben', 'contact Zoë by Ana'])
  })

  it('is filtered by kind and by who deleted it last', async () => {
    expect(await names({ kind: 'deal' })).toEqual(['deal Audit by Ben'])
    expect(await names({ deletedBy: ben.actor.userId })).toEqual(['task Call back by Ben', 'deal Audit by Ben'])
    expect(await names({ deletedBy: sam.actor.userId })).toEqual([])
  })

  it('goes on from page to page', async () => {
    const first = await trash({ limit: 2 })
    const second = await trash({ limit: 2, cursor: first.cursor })
    const third = await trash({ limit: 2, cursor: second.cursor })
    expect([...first.records, ...second.records, ...third.records]).toEqual((await trash()).records)
    expect(third.cursor).toBeNull()
  })
})
