import { beforeEach, describe, expect, it } from 'vitest'
import { createCompany } from '#server/domain/companies/companies'
import { createContact, getContact } from '#server/domain/contacts/contacts'
import { createTag, deleteTag, listCountedTags, restoreTag, updateTag } from '#server/domain/tags/manage-tags'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'

describe.each(engines)('managing tags on %s', (engine) => {
  const database = useTestDatabase(engine)
  let mina: TestMember

  beforeEach(async () => {
    mina = await addMember(database.db, await addOrganization(database.db), 'manager', 'Mina Rahimi')
  })

  const tags = async () => (await listCountedTags(mina.db, mina.actor)).map(({ name, counts }) => [name, counts?.contact, counts?.company])
  const idOf = async (name: string) => (await listCountedTags(mina.db, mina.actor)).find(tag => tag.name === name)!.id

  it('counts what carries them, and renames them everywhere', async () => {
    const { id } = await createContact(mina.db, mina.actor, { firstName: 'Zoë', tags: ['VIP', 'Press'] })
    await createCompany(mina.db, mina.actor, { name: 'Harbour & Finch', tags: ['VIP'] })
    expect(await tags()).toEqual([['Press', 1, 0], ['VIP', 1, 1]])
    await updateTag(mina.db, mina.actor, await idOf('VIP'), { name: 'Key client', color: 'pink' })
    expect((await getContact(mina.db, mina.actor, id)).tags).toEqual(['Key client', 'Press'])
  })

  it('merges one into another only if that is wanted', async () => {
    const { id } = await createContact(mina.db, mina.actor, { firstName: 'Zoë', tags: ['VIP', 'Vips'] })
    await createContact(mina.db, mina.actor, { firstName: 'Sara', tags: ['Vips'] })
    await expect(updateTag(mina.db, mina.actor, await idOf('Vips'), { name: 'vip' })).rejects.toMatchObject({ code: 'duplicate_tag' })
    await updateTag(mina.db, mina.actor, await idOf('Vips'), { name: 'vip', merge: true })
    expect(await tags()).toEqual([['VIP', 2, 0]])
    expect((await getContact(mina.db, mina.actor, id)).tags).toEqual(['VIP'])
  })

  it('deletes one and gives it back to those that carried it', async () => {
    const { id } = await createContact(mina.db, mina.actor, { firstName: 'Zoë', tags: ['VIP'] })
    const tagId = await idOf('VIP')
    await deleteTag(mina.db, mina.actor, tagId)
    expect((await getContact(mina.db, mina.actor, id)).tags).toEqual([])
    await restoreTag(mina.db, mina.actor, tagId)
    expect((await getContact(mina.db, mina.actor, id)).tags).toEqual(['VIP'])
    await expect(createTag(mina.db, mina.actor, { name: 'vip' })).rejects.toMatchObject({ code: 'duplicate_tag' })
    const rui = await addMember(database.db, mina.actor.organizationId, 'rep', 'Rui Costa')
    await expect(deleteTag(rui.db, rui.actor, tagId)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
