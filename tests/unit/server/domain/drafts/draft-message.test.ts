import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createActivitySchema } from '#shared/activities/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import { draftSchema, type DraftInput } from '#shared/drafts/schema'
import { useClaude } from '#server/ai/client'
import { logActivity } from '#server/domain/activities/activities'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { createDeal } from '#server/domain/deals/deals'
import { draftMessage } from '#server/domain/drafts/draft-message'
import { createMessageTemplate } from '#server/domain/message-templates/message-templates'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { startClaude, type Claude } from '~/tests/support/claude'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'

const answers = (name: string) => readFile(new URL(`../../../../fixtures/ai/draft-message/${name}.txt`, import.meta.url), 'utf8')

describe.each(engines)('drafts of messages on %s', (engine) => {
  const database = useTestDatabase(engine)
  let claude: Claude
  let mina: TestMember
  let rui: TestMember
  let zoe: string
  let sara: string

  beforeAll(async () => {
    claude = await startClaude()
  })
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })
  beforeEach(async () => {
    claude.reset()
    useClaude({ apiKey: 'test-key', baseUrl: claude.url, retryMs: 5 })
    const organization = await addOrganization(database.db)
    mina = await addMember(database.db, organization, 'rep', 'Mina Rahimi')
    rui = await addMember(database.db, organization, 'manager', 'Rui Costa')
    zoe = (await createContact(mina.db, mina.actor, { firstName: 'Zoë', lastName: 'O’Brien', email: 'zoe@harbour.example' })).id
    sara = (await createContact(mina.db, mina.actor, { firstName: 'سارا', lastName: 'احمدی' })).id
  })

  const log = ({ db, actor }: TestMember, activity: object) => logActivity(db, actor, createActivitySchema.parse(activity))
  const draft = (request: DraftInput, { db, actor } = mina, options = {}) => draftMessage(db, actor, draftSchema.parse(request), options)
  const asked = () => claude.calls.map(({ messages }) => JSON.stringify(messages)).join('\n')

  it('answer the latest message that came in, in its language, and show while they come', async () => {
    await log(mina, { type: 'email', contactId: zoe, direction: 'inbound', subject: 'The audit', body: 'When can you start, and is travel included?', occurredAt: '2026-03-02T09:00:00Z' })
    await log(mina, { type: 'email', contactId: zoe, direction: 'inbound', body: 'An older question', occurredAt: '2026-03-01T09:00:00Z' })
    claude.on(() => true, { text: await answers('reply.en') })
    const pieces: string[] = []
    const { draft: { subject, text }, language, to, ai } = await draft({ contactId: zoe, kind: 'reply' }, mina, { onText: (piece: string) => pieces.push(piece) })
    expect({ subject, language, to }).toEqual({ subject: 'Re: The audit', language: 'en', to: { name: 'Zoë O’Brien', email: 'zoe@harbour.example' } })
    expect(text).toMatch(/^Hi Zoë,[\s\S]*Mina Rahimi$/)
    expect(pieces.length).toBeGreaterThan(1)
    expect(asked()).toMatch(/<message>\\nSubject: The audit\\n\\nWhen can you start/)
    expect((await draft({ contactId: zoe, kind: 'reply' })).ai).toEqual({ ...ai, cached: true })
    expect(claude.calls).toHaveLength(1)
  })

  it('take up a Persian thread in Persian, from a template and with what it should say', async () => {
    const deal = await createDeal(mina.db, mina.actor, { title: 'بازطراحی', contactId: sara })
    await log(mina, { type: 'email', contactId: sara, direction: 'outbound', body: 'سارا جان، پیشنهاد پیوست است.' })
    const { id } = await createMessageTemplate(rui.db, rui.actor, { name: 'پیگیری', language: 'fa', subject: null, body: '{{firstName}} عزیز، {{dealTitle}}', isShared: true })
    claude.on(() => true, { text: await answers('follow-up.fa') })
    const { draft: written, language } = await draft({ dealId: deal.id, templateId: id, instruction: 'ده دقیقه تلفن' })
    expect(language).toBe('fa')
    expect(written).toMatchObject({ subject: 'پیگیری پیشنهاد بازطراحی', text: expect.stringContaining('سارا عزیز، سلام') as string })
    expect(asked()).toContain('<template>\\nسارا عزیز، بازطراحی\\n</template>')
    expect(asked()).toContain('<wish>\\nده دقیقه تلفن\\n</wish>')
    expect(asked()).toContain('Write to take up the thread again')
  })

  it('learn the tone from the person’s own sent texts alone, without their facts', async () => {
    const own = 'Hi Zoë, lovely to hear from you! The price of €12,500 stands until the 3rd of March. Cheers, M.'
    await log(mina, { type: 'email', contactId: zoe, direction: 'outbound', body: own })
    await log(mina, { type: 'email', contactId: zoe, direction: 'inbound', body: 'I, Zoë, write in a very different and somewhat stiff manner, as you know by now.' })
    await log(rui, { type: 'email', contactId: zoe, direction: 'outbound', body: 'Dear Madam, I am most obliged to inform you that our esteemed house has received it.' })
    await draft({ contactId: sara, language: 'en' })
    expect(asked().match(/<sample>.*?<\/sample>/g)).toEqual(['<sample>\\nHi [name], lovely to hear from you! The price of €# stands until the #rd of [name]. Cheers, M.\\n</sample>'])
    expect(asked()).not.toMatch(/O’Brien|12,500|most obliged/)
    const subjects = await mina.db.selectFrom('aiAnswerSubjects').select('subjectId').execute()
    expect(subjects.map(({ subjectId }) => subjectId).sort()).toEqual([zoe, sara].sort())
  })

  it('keep those to themselves of whom the person’s own texts speak besides', async () => {
    const priya = await createContact(mina.db, mina.actor, { firstName: 'priya', companyName: 'قلمرو' })
    await createContact(mina.db, mina.actor, { firstName: 'امید', companyName: 'قلمرو' })
    await log(mina, { type: 'email', contactId: priya.id, direction: 'outbound', body: 'سلام پریا، امید از قلمرو گفت که priya و Lena Brandt فردا می‌آیند و ما هم خوشحالیم. قربانت، مینا' })
    await draft({ contactId: sara, language: 'fa' })
    expect(asked()).toContain('[name] و [name] فردا')
    expect(asked()).toMatch(/از \[name\] گفت/)
    await deleteContact(mina.db, mina.actor, priya.id)
    await draft({ contactId: zoe })
  })

  it('change as asked, from nothing but themselves', async () => {
    await log(mina, { type: 'note', contactId: zoe, body: 'A secret of hers' })
    claude.on(() => true, { text: 'Subject: Offer\n\nShort.' })
    const { draft: changed } = await draft({ contactId: zoe, change: 'shorter', previous: { subject: 'Offer', text: 'A rather long one.' } })
    expect(changed).toEqual({ subject: 'Offer', text: 'Short.' })
    expect(asked()).toContain('A rather long one.')
    expect(asked()).not.toContain('secret')
  })

  it('are for those who see the record and may write', async () => {
    const lea = await addMember(database.db, mina.actor.organizationId, 'readonly', 'Lea Brandt')
    const omid = await addMember(database.db, mina.actor.organizationId, 'rep', 'Omid Karimi')
    await draft({ contactId: zoe })
    await expect(draft({ contactId: zoe }, lea)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(draft({ contactId: zoe }, omid)).rejects.toMatchObject({ code: 'not_found' })
    await expect(draft({ contactId: zoe, change: 'warmer', previous: { subject: null, text: 'Hi' } }, omid)).rejects.toMatchObject({ code: 'not_found' })
    expect(claude.calls).toHaveLength(1)
  })

  it('are asked for in the same words wherever the sample data is', async () => {
    const ask = async () => {
      const { db, actor } = await addMember(database.db, await addOrganization(database.db), 'admin', 'Ana Torres')
      await addSampleData(db, actor)
      const [latest] = (await listContacts(db, actor, listContactsSchema.parse({ sort: '-lastContactedAt', limit: '1' }))).contacts
      return (await draftMessage(db, actor, draftSchema.parse({ contactId: latest!.id, kind: 'reply' }))).ai.hash
    }
    expect(await ask()).toBe(await ask())
  })
})
