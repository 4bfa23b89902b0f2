import { beforeEach, describe, expect, it } from 'vitest'
import { createViewSchema } from '#shared/views/schema'
import { createView, deleteView, listViews, restoreView, updateListSettings, updateView } from '#server/domain/views/views'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'

describe.each(engines)('saved views on %s', (engine) => {
  const database = useTestDatabase(engine)
  let mina: TestMember
  let rui: TestMember

  beforeEach(async () => {
    const organization = await addOrganization(database.db)
    mina = await addMember(database.db, organization, 'manager', 'Mina Rahimi')
    rui = await addMember(database.db, organization, 'rep', 'Rui Costa')
  })

  const save = async ({ db, actor }: TestMember, view: object) => await createView(db, actor, createViewSchema.parse({ kind: 'contact', name: 'Warm', ...view }))
  const seenBy = async ({ db, actor }: TestMember) => (await listViews(db, actor, 'contact')).views.map(({ name }) => name)

  it('are private until a manager shares them', async () => {
    const warm = await save(mina, { query: { status: 'qualified', sort: '-createdAt' }, columns: ['name', 'tags'] })
    await save(rui, { name: 'Mine' })
    expect([await seenBy(mina), await seenBy(rui)]).toEqual([['Warm'], ['Mine']])
    await updateView(mina.db, mina.actor, warm.id, { isShared: true }, 1)
    expect(await seenBy(rui)).toEqual(['Warm', 'Mine'])
    await expect(updateView(rui.db, rui.actor, warm.id, { name: 'Hot' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save(rui, { isShared: true })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateView(mina.db, mina.actor, warm.id, { name: 'Hot' }, 1)).rejects.toMatchObject({ code: 'stale_version' })
  })

  it('hold nothing that their list does not know', async () => {
    const of = (view: object) => createViewSchema.safeParse({ kind: 'contact', name: 'Warm', ...view }).success
    expect(of({ query: { status: 'qualified' } })).toBe(true)
    for (const query of [{ nonsense: '1' }, { status: 'odd' }, { sort: 'passwordHash' }, { limit: '1' }, { cursor: 'x' }, { ['status = \'new\' or 1=1 --']: 'x' }]) expect(of({ query })).toBe(false)
    expect(of({ columns: ['name', 'passwordHash'] })).toBe(false)
    const warm = await save(mina, {})
    await expect(updateView(mina.db, mina.actor, warm.id, { query: { nonsense: '1' } })).rejects.toMatchObject({ code: 'invalid_fields' })
  })

  it('come back after they were deleted, and open the list of whoever wants them to', async () => {
    const warm = await save(mina, {})
    await updateListSettings(mina.db, mina.actor, { kind: 'contact', viewId: warm.id })
    await updateListSettings(mina.db, mina.actor, { kind: 'contact', columns: ['name', 'email'] })
    expect((await listViews(mina.db, mina.actor, 'contact')).settings).toEqual({ viewId: warm.id, columns: ['name', 'email'] })
    await deleteView(mina.db, mina.actor, warm.id)
    expect((await listViews(mina.db, mina.actor, 'contact')).settings.viewId).toBeNull()
    await restoreView(mina.db, mina.actor, warm.id)
    expect(await seenBy(mina)).toEqual(['Warm'])
    await expect(updateListSettings(rui.db, rui.actor, { kind: 'contact', viewId: warm.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})
