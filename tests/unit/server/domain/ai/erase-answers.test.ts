import { beforeEach, describe, expect, it } from 'vitest'
import { keepAnswer, keepEntry } from '#server/ai/answers.repository'
import { createContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { createCompany } from '#server/domain/companies/companies'
import { deleteCompanyPermanently } from '#server/domain/companies/delete-company-permanently'
import { createContactSchema } from '#shared/contacts/schema'
import { createCompanySchema } from '#shared/companies/schema'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'

describe.each(engines)('erasing on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember

  beforeEach(async () => {
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
  })

  const keep = async (hash: string, text: string, id?: string, { db } = ana) => await keepEntry(db, {
    hash, feature: 'summary', request: { prompt: { name: 'p', version: 1 }, params: { model: 'claude-x', max_tokens: 1, messages: [{ role: 'user', content: 'Who?' }] } },
    answer: { text, toolCalls: [], stop: 'end' }, subjects: id ? [{ type: 'contact', id }] : [], inputTokens: 1, outputTokens: 1, costMicros: 1, createdAt: '2026-03-01T09:00:00.000Z',
  }, true)
  const left = async ({ db } = ana) => (await db.selectFrom('aiAnswers').select('hash').orderBy('hash').execute()).map(({ hash }) => hash)

  it('a contact erases the answers with their links, name, addresses and numbers, and no others', async () => {
    const { id } = await createContact(ana.db, ana.actor, createContactSchema.parse({
      firstName: 'Zoë', lastName: 'O’Brien', emails: [{ address: 'Zoe.OBrien@acme.example' }], phones: [{ number: '+351 912 345 678' }],
    }))
    await keep('a-linked', 'She is well.', id)
    await keep('b-name', 'We met ZOE O\'BRIEN, she is well.')
    await keep('c-email', 'Write to (zoe.obrien@acme.example), soon.')
    await keep('d-phone', 'Call 912-345-678 tomorrow.')
    await keep('e-digits', 'با ۹۱۲ ۳۴۵ ۶۷۸ تماس بگیرید')
    await keep('f-other', 'Zoe Brien writes from zoe@acme.example, number 912 345 679.')
    const omid = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Omid')
    await keep('g-elsewhere', 'Zoe O\'Brien', undefined, omid)
    await deleteContactPermanently(ana.db, ana.actor, id)
    expect(await left()).toEqual(['f-other'])
    expect(await left(omid)).toEqual(['g-elsewhere'])
  })

  it('a company erases the answers with its name', async () => {
    const { id } = await createCompany(ana.db, ana.actor, createCompanySchema.parse({ name: 'شرکت نور' }))
    await keep('a', 'قرارداد با شركت نور امضا شد')
    await keep('b', 'نور خوب است')
    await deleteCompanyPermanently(ana.db, ana.actor, id)
    expect(await left()).toEqual(['b'])
  })

  it('nothing is kept of a record that went while Claude was asked', async () => {
    await keepAnswer(ana.db, { feature: 'summary', request: { prompt: { name: 'p', version: 1 }, params: { model: 'claude-x', max_tokens: 1, messages: [] } }, subjects: [{ type: 'contact', id: 'gone' }] },
      { hash: 'a', model: 'claude-x', answer: { text: 'x', toolCalls: [], stop: 'end' }, costMicros: 1, askedAt: '2026-03-01T09:00:00.000Z', inputTokens: 1, outputTokens: 1 })
    expect(await left()).toEqual([])
  })
})
