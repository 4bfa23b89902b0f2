import { beforeEach, describe, expect, it } from 'vitest'
import { createMessageTemplateSchema } from '#shared/message-templates/schema'
import { createContact } from '#server/domain/contacts/contacts'
import { createDeal } from '#server/domain/deals/deals'
import { fillMessageTemplate } from '#server/domain/message-templates/fill-message-template'
import { createMessageTemplate, deleteMessageTemplate, listMessageTemplates, restoreMessageTemplate, updateMessageTemplate } from '#server/domain/message-templates/message-templates'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'

describe.each(engines)('message templates on %s', (engine) => {
  const database = useTestDatabase(engine)
  let mina: TestMember
  let rui: TestMember
  let lea: TestMember

  beforeEach(async () => {
    const organization = await addOrganization(database.db)
    mina = await addMember(database.db, organization, 'manager', 'Mina Rahimi')
    rui = await addMember(database.db, organization, 'rep', 'Rui Costa')
    lea = await addMember(database.db, organization, 'readonly', 'Lea Brandt')
  })

  const save = async ({ db, actor }: TestMember, template: object = {}) =>
    await createMessageTemplate(db, actor, createMessageTemplateSchema.parse({ name: 'After a call', language: 'en', body: 'Dear {{firstName}}', ...template }))
  const seenBy = async ({ db, actor }: TestMember) => (await listMessageTemplates(db, actor)).messageTemplates.map(({ name }) => name)

  it('are their owner’s until a manager shares them', async () => {
    const thanks = await save(mina, { name: 'Thanks' })
    await save(rui, { name: 'Mine' })
    expect([await seenBy(mina), await seenBy(rui)]).toEqual([['Thanks'], ['Mine']])
    await updateMessageTemplate(mina.db, mina.actor, thanks.id, { isShared: true }, 1)
    expect([await seenBy(rui), await seenBy(lea)]).toEqual([['Mine', 'Thanks'], ['Thanks']])
    await expect(updateMessageTemplate(rui.db, rui.actor, thanks.id, { body: 'Hi' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save(rui, { isShared: true })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save(lea)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateMessageTemplate(mina.db, mina.actor, thanks.id, { body: 'Hi' }, 1)).rejects.toMatchObject({ code: 'stale_version', extensions: { current: { version: 2 } } })
  })

  it('come back after they were deleted', async () => {
    const { id } = await save(rui)
    await expect(deleteMessageTemplate(mina.db, mina.actor, id)).rejects.toMatchObject({ code: 'not_found' })
    await deleteMessageTemplate(rui.db, rui.actor, id)
    expect(await seenBy(rui)).toEqual([])
    await restoreMessageTemplate(rui.db, rui.actor, id)
    expect(await seenBy(rui)).toEqual(['After a call'])
  })

  it('are filled in from the deal, its contact, and who sends them', async () => {
    const { id } = await save(mina, { subject: '{{dealTitle}} for {{companyName}}', body: 'Dear {{firstName}}, … {{senderName}}, {{organizationName}}', isShared: true })
    const sara = await createContact(mina.db, mina.actor, { firstName: 'Sara', lastName: 'Ahmadi', companyName: 'Lamiz' })
    const deal = await createDeal(mina.db, mina.actor, { title: 'Audit', contactId: sara.id })
    expect(await fillMessageTemplate(mina.db, mina.actor, id, { dealId: deal.id }))
      .toEqual({ subject: 'Audit for Lamiz', text: 'Dear Sara, … Mina Rahimi, Studio North', open: [] })
    expect(await fillMessageTemplate(mina.db, mina.actor, id, { contactId: sara.id })).toMatchObject({ subject: '{{dealTitle}} for Lamiz', open: ['dealTitle'] })
    await expect(fillMessageTemplate(rui.db, rui.actor, id, { contactId: sara.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})
