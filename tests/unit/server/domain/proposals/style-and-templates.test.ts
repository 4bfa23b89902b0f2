import { beforeEach, describe, expect, it } from 'vitest'
import { createProposalSchema, type CreateProposal } from '#shared/proposals/schema'
import { proposalStyleSchema } from '#shared/proposals/style'
import { createTemplateSchema, updateTemplateSchema } from '#shared/proposals/templates'
import { addDays, todayIn } from '#shared/dates/days'
import { createContact } from '#server/domain/contacts/contacts'
import { addLogo, readLogo } from '#server/domain/proposals/logos'
import { createProposal } from '#server/domain/proposals/proposals'
import { setStyle, styleOf } from '#server/domain/proposals/style'
import { createTemplate, deleteTemplate, listTemplates, restoreTemplate, updateTemplate } from '#server/domain/proposals/templates'
import { newId } from '#server/domain/ids'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

describe.each(engines)('what proposals begin with on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  let zoe: string

  beforeEach(async () => {
    studio = await makeStudio(database)
    const { db, actor } = studio.ana
    zoe = (await createContact(db, actor, { firstName: 'Zoë', lastName: 'O\'Brien' })).id
  })

  const propose = async (input: Partial<CreateProposal> = {}, { db, actor } = studio.ana) => (await createProposal(db, actor, createProposalSchema.parse({ contactId: zoe, ...input }))).document
  const template = (sections = [{ key: 'scope', heading: 'Scope', text: 'A day with {{clientName}} of {{ companyName }}, not {{other}}.' }], { db, actor } = studio.ana) =>
    createTemplate(db, actor, createTemplateSchema.parse({ name: 'Workshop', language: 'en', title: 'Workshop with {{clientName}}', sections }))

  it('is the organization\'s logo, colour, time and terms', async () => {
    const { db, actor } = studio.ana
    const { id: logoId } = await addLogo(db, actor, png)
    await setStyle(db, actor, proposalStyleSchema.parse({ logoId, accentColor: '#0F766E', validityDays: 14, terms: { en: 'As agreed.', fa: '' } }))
    const document = await propose()
    expect(document).toMatchObject({ logoId, accentColor: '#0f766e', validUntil: addDays(todayIn(actor.timeZone), 14) })
    expect(document.sections.find(({ key }) => key === 'terms')?.text).toBe('As agreed.')
    expect((await readLogo(db, logoId)).bytes.equals(png)).toBe(true)
  })

  it('is a logo that is a small picture, of one\'s own organization', async () => {
    const { db, actor } = studio.ana
    await expect(addLogo(db, actor, Buffer.from('<svg onload="alert(1)"/>'))).rejects.toMatchObject(refused('wrong_content_type'))
    await expect(addLogo(db, actor, Buffer.concat([png, Buffer.alloc(600_000)]))).rejects.toMatchObject(refused('too_large'))
    const { id } = await addLogo(db, actor, png)
    const other = await makeStudio(database)
    await expect(readLogo(other.ana.db, id)).rejects.toMatchObject(refused('not_found'))
    await expect(setStyle(db, actor, proposalStyleSchema.parse({ logoId: newId() }))).rejects.toMatchObject(refused('invalid_fields'))
  })

  it('is a template with what is known filled in', async () => {
    const { id } = await template()
    expect(await propose({ templateId: id })).toMatchObject({ title: 'Workshop with Zoë O\'Brien', sections: [{ key: 'scope', text: 'A day with Zoë O\'Brien of Zoë O\'Brien, not {{other}}.' }] })
    expect((await propose({ readyMade: 'retainer-fa' })).language).toBe('fa')
    await expect(propose({ templateId: newId() })).rejects.toMatchObject(refused('invalid_fields'))
  })

  it('is arranged by managers, and comes back when it was deleted', async () => {
    const { db, actor } = studio.ana
    const made = await template()
    await expect(template(undefined, studio.rui)).rejects.toMatchObject(refused('forbidden'))
    await expect(setStyle(studio.rui.db, studio.rui.actor, await styleOf(db, actor))).rejects.toMatchObject(refused('forbidden'))
    await updateTemplate(db, actor, made.id, updateTemplateSchema.parse({ name: 'Workshops' }), 1)
    await expect(updateTemplate(db, actor, made.id, updateTemplateSchema.parse({ name: 'Course' }), 1)).rejects.toMatchObject(refused('stale_version'))
    await deleteTemplate(db, actor, made.id)
    expect((await listTemplates(db)).templates).toEqual([])
    await restoreTemplate(db, actor, made.id)
    expect((await listTemplates(db)).templates).toMatchObject([{ name: 'Workshops' }])
  })

  it('has no section twice', () => {
    const twice = [{ key: 'scope', heading: 'One', text: '' }, { key: 'scope', heading: 'Two', text: '' }]
    expect(createTemplateSchema.safeParse({ name: 'Workshop', language: 'en', sections: twice }).error?.issues).toMatchObject([{ message: 'named_twice' }])
    expect(proposalStyleSchema.safeParse({ accentColor: '#ffee00' }).error?.issues).toMatchObject([{ message: 'too_light' }])
  })
})
