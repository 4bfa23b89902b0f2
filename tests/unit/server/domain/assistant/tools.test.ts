import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { logActivity } from '#server/domain/activities/activities'
import { newInquiry, type Inquiry } from '#server/domain/assistant/inquiry'
import { ToolMisuse } from '#server/domain/assistant/tool'
import { toolsFor } from '#server/domain/assistant/tools'
import { createContact } from '#server/domain/contacts/contacts'
import { createDeal } from '#server/domain/deals/deals'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { shareRecord } from '#server/domain/shares/shares'
import { createTask } from '#server/domain/tasks/tasks'
import type { ToolName } from '#shared/assistant/values'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

/** A Saturday noon in Berlin. */
const now = '2026-11-21T11:00:00.000Z'

describe.each(engines)('the tools of the assistant on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rui: TestMember
  let lea: TestMember
  let sam: TestMember

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(new Date(now))
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rui = await addMember(database.db, organizationId, 'rep', 'Rui Costa')
    lea = await addMember(database.db, organizationId, 'readonly', 'Lea Brandt')
    sam = await addMember(database.db, await addOrganization(database.db, 'Reed Studio'), 'admin', 'Sam Reed')
    const zoe = await createContact(ana.db, ana.actor, { firstName: 'Zoë', lastName: 'O\'Brien', email: 'zoe@acme.example', companyName: 'Acme', tags: ['VIP'] })
    await createContact(ana.db, ana.actor, { firstName: 'سارا', lastName: 'احمدی', companyName: 'کافه لمیز' })
    const bjorn = await createContact(rui.db, rui.actor, { firstName: 'Björn', lastName: 'Zoellner', nextAction: 'Call back', nextActionDate: '2026-11-19' })
    await createContact(sam.db, sam.actor, { firstName: 'Foreign', lastName: 'Secret', email: 'secret@acme.example' })
    await logActivity(ana.db, ana.actor, { type: 'email', direction: 'outbound', subject: 'Offer', body: 'We promise the draft by the end of the month.', contactId: zoe.id, occurredAt: '2026-04-20T09:00:00.000Z' })
    await logActivity(rui.db, rui.actor, { type: 'call', subject: 'First call', body: 'Wants a workshop.', contactId: bjorn.id, occurredAt: '2026-11-18T09:00:00.000Z' })
    await createDeal(ana.db, ana.actor, { title: 'Acme rebranding', contactId: zoe.id, valueCents: 1_250_000, currency: 'EUR', probability: 50, expectedCloseDate: '2026-12-10' })
    await createDeal(rui.db, rui.actor, { title: 'Workshop', contactId: bjorn.id, valueCents: 300_000, currency: 'EUR', probability: 90, expectedCloseDate: '2026-11-30' })
    await createDeal(rui.db, rui.actor, { title: 'Next year', valueCents: 100_000, currency: 'USD', probability: 10, expectedCloseDate: '2027-02-01' })
    await createTask(rui.db, rui.actor, { title: 'Send the agenda', dueAt: '2026-11-20', allDay: true, contactId: bjorn.id })
  })
  afterAll(() => vi.useRealTimers())

  const inquiryOf = ({ db, actor }: TestMember) => newInquiry(db, actor)
  const use = async (who: TestMember, name: ToolName, input: object = {}, inquiry: Inquiry = inquiryOf(who)) => {
    const tool = toolsFor(who.actor.role).find(each => each.name === name)
    if (!tool) throw new Error(`${name} is not there for a ${who.actor.role}`)
    return { ...await tool.use(inquiry, input), inquiry }
  }
  const textOf = async (...args: Parameters<typeof use>) => (await use(...args)).text

  it('find whom nobody has spoken with since May, those never spoken with included, the longest silent first', async () => {
    const { text, found, by } = await use(ana, 'find_contacts', { notContactedSince: 'May' })
    expect(text).toBe([
      '2 contacts found:', '<contacts>',
      '[1] Zoë O\'Brien · Acme · status new · last spoken with 215 days ago · owner me · tags VIP · zoe@acme.example',
      '[2] سارا احمدی · کافه لمیز · status new · never spoken with · owner me', '</contacts>',
    ].join('\n'))
    expect({ found, by }).toEqual({ found: 2, by: [{ name: 'notContactedSince', value: '2026-05-01', isDay: true }] })
    expect(await textOf(ana, 'find_contacts', { neverContacted: true })).toContain('1 contacts found')
    expect(await textOf(ana, 'find_contacts', { contactedSince: 'this week' })).toContain('Björn Zoellner · status new · last spoken with 3 days ago · next action: Call back (2 days ago) · owner Rui Costa')
  })

  it('find by owner, tag and words, and take no name for another', async () => {
    expect(await textOf(ana, 'find_contacts', { owner: 'rui' })).toContain('1 contacts found')
    expect(await textOf(ana, 'find_contacts', { tag: 'vip' })).toContain('Zoë')
    expect(await textOf(ana, 'find_companies', { text: 'acme' })).toContain('[1] Acme · 1 contacts · owner me')
    await expect(use(ana, 'find_contacts', { owner: 'Peter' })).rejects.toThrow('No member is called "Peter". The members are: Ana Torres, Lea Brandt, Rui Costa.')
    await expect(use(ana, 'find_contacts', { notContactedSince: 'soon' })).rejects.toThrow(ToolMisuse)
    await expect(use(ana, 'find_contacts', { ids: [1] })).rejects.toThrow(ToolMisuse)
  })

  it('know who asks by who they are, and take another of the same name for another', async () => {
    const organizationId = await addOrganization(database.db, 'Twins')
    const [one, other] = [await addMember(database.db, organizationId, 'admin', 'Kim Lee'), await addMember(database.db, organizationId, 'admin', 'Kim Lee')]
    const { id } = await createContact(one.db, one.actor, { firstName: 'Mine' })
    await createContact(other.db, other.actor, { firstName: 'Hers' })
    await logActivity(other.db, other.actor, { type: 'note', body: 'Written by the other.', contactId: id })
    await createDeal(other.db, other.actor, { title: 'Opened by the other', contactId: id })
    const text = await textOf(one, 'find_contacts')
    expect(text).toMatch(/Hers.* · owner Kim Lee/)
    expect(text).toMatch(/Mine.* · owner me/)
    expect(await textOf(one, 'find_contacts', { owner: 'me' })).toContain('1 contacts found')
    const { inquiry } = await use(one, 'find_contacts', { text: 'Mine' })
    const history = await textOf(one, 'get_record_history', { record: 1 }, inquiry)
    expect(history).toContain('note about Mine by Kim Lee')
    expect(history).toContain('deal "Opened by the other" opened, by Kim Lee')
    await expect(use(one, 'find_contacts', { owner: 'Kim' })).rejects.toThrow(`Name one by e-mail: Kim Lee ${one.actor.session.user.email}`)
    expect(await textOf(one, 'find_contacts', { owner: other.actor.session.user.email })).toContain('Hers')
  })

  it('say when they tell a part alone', async () => {
    const { db, actor } = await addMember(database.db, await addOrganization(database.db, 'Many'), 'admin')
    for (let index = 0; index < 21; index++) await createContact(db, actor, { firstName: `Contact ${index}` })
    expect(await use({ db, actor }, 'find_contacts')).toMatchObject({ found: 21, isCut: true })
    expect(await use({ db, actor }, 'find_contacts', { text: 'Contact 20' })).toMatchObject({ isCut: false })
    expect(await use({ db, actor }, 'search_text', { text: 'Contact' })).toMatchObject({ isCut: true })
  })

  it('read a history under the numbers of the conversation', async () => {
    const inquiry = inquiryOf(ana)
    await use(ana, 'find_contacts', { text: 'احمدی' }, inquiry)
    await use(ana, 'find_companies', { text: 'Acme' }, inquiry)
    const text = await textOf(ana, 'get_record_history', { record: 2 }, inquiry)
    expect(text).toContain('215 days ago, e-mail to Zoë O\'Brien by me')
    expect(text).toContain('We promise the draft by the end of the month.')
    expect(text).toMatch(/^\[3\] Zoë O'Brien/m)
    expect(text).not.toMatch(/^\[1\]/m)
    expect(inquiry.records.all.filter(({ type }) => type === 'activity')).toMatchObject([{ title: 'Offer', of: { type: 'company' } }])
    await expect(use(ana, 'get_record_history', { record: 99 }, inquiry)).rejects.toThrow('[99] is not a contact or company or deal that was looked up.')
  })

  it('search texts and list activities', async () => {
    expect(await textOf(ana, 'search_text', { text: 'promise draft' })).toContain('text: We promise the draft by the end of the month.')
    const { text, found } = await use(ana, 'find_activities', { type: 'call', since: 'this week', member: 'Rui Costa' })
    expect([found, text]).toEqual([1, expect.stringContaining('[1] First call · call · 3 days ago · contact Björn Zoellner · by Rui Costa · text: Wants a workshop.')])
    expect((await use(ana, 'find_activities', { before: 'May' })).found).toBe(1)
  })

  it('find deals with what they add up to', async () => {
    const { text } = await use(ana, 'find_deals', { closesBefore: 'start of next quarter' })
    expect(text).toContain('[1] Acme rebranding · Zoë O\'Brien · Acme · 12500 EUR')
    expect(text).toContain('expected to close in 19 days')
    expect(text).toContain('Open ones in all: 15500 EUR (weighted by probability 8950 EUR)')
    expect((await use(ana, 'find_deals', { valueMin: 5000 })).found).toBe(1)
    await expect(use(ana, 'find_deals', { stage: 'Nowhere' })).rejects.toThrow('The stages are: ')
  })

  it('forecast a quarter by owner, each currency for itself', async () => {
    const { text, by } = await use(ana, 'forecast', { period: 'this quarter', by: 'owner' })
    expect(text).toContain('me · open 1 deals 12500 EUR, weighted by probability 6250 EUR, of these at least 80 % probable 0 EUR, already won 0 deals 0 EUR')
    expect(text).toContain('Rui Costa · open 1 deals 3000 EUR, weighted by probability 2700 EUR, of these at least 80 % probable 3000 EUR')
    expect(by).toEqual([{ name: 'since', value: '2026-10-01', isDay: true }, { name: 'before', value: '2027-01-01', isDay: true }, { name: 'by', value: 'owner', isDay: false }])
    expect(await textOf(ana, 'forecast', { period: 'next 2 months' }).catch(error => error.message)).toContain('whole months and quarters')
    expect(await textOf(ana, 'forecast', { period: 'February', owner: 'Rui Costa' })).toContain('1000 USD')
  })

  it('report, list tasks, members and what is due', async () => {
    expect(await textOf(ana, 'list_tasks', { due: 'overdue' })).toContain('[1] Send the agenda · due yesterday · contact Björn Zoellner · for Rui Costa')
    expect(await textOf(rui, 'list_follow_ups')).toContain('1 overdue follow-ups found:')
    expect(await textOf(ana, 'list_members')).toContain('Ana Torres · admin · this is who asks')
    expect(await textOf(ana, 'pipeline_report')).toContain('3 open deals · 15500 EUR')
    expect(await textOf(ana, 'activity_report', { member: 'Rui Costa' })).toContain('Rui Costa · 1 calls')
    expect(await textOf(ana, 'revenue_report', { by: 'owner', period: 'this year' })).toContain('Sold in all: nothing')
  })

  it('give at most twenty records, and say how many more there are', async () => {
    const mia = await addMember(database.db, await addOrganization(database.db, 'Many'), 'admin')
    for (let index = 0; index < 23; index++) await createContact(mia.db, mia.actor, { firstName: `Person ${index}` })
    const { text } = await use(mia, 'find_contacts')
    expect(text).toContain('23 contacts found, the first 20 of them (and 3 more):')
    expect(text.match(/^\[\d+\]/gm)).toHaveLength(20)
  })

  describe('and rights', () => {
    const looking: [ToolName, object][] = [
      ['find_contacts', {}], ['find_companies', {}], ['find_deals', { outcome: 'any' }], ['search_text', { text: 'acme' }], ['find_activities', {}], ['list_tasks', {}], ['list_follow_ups', {}],
      ['forecast', { by: 'owner' }], ['pipeline_report', {}], ['activity_report', {}], ['revenue_report', {}],
    ]
    it.each(looking)('show a rep nothing of others by %s', async (name, input) => {
      expect(await textOf(rui, name, input)).not.toMatch(/Zoë|Acme|احمدی|12500|Offer|promise/)
    })
    it.each(looking)('show nothing of another organization by %s', async (name, input) => {
      for (const who of [ana, rui, lea]) expect(await textOf(who, name, input)).not.toMatch(/Foreign|Secret|secret@/)
    })

    it('show a rep what is shared with them, and no more of it later', async () => {
      const nuno = await addMember(database.db, ana.actor.organizationId, 'rep', 'Nuno Sá')
      const inquiry = inquiryOf(nuno)
      const zoe = (await use(ana, 'find_contacts', { text: 'Zoë' })).inquiry.records.at(1)!
      expect((await use(nuno, 'find_contacts', {})).found).toBe(0)
      await shareRecord(ana.db, ana.actor, { kind: 'contact', id: zoe.id }, [nuno.actor.userId])
      expect((await use(nuno, 'find_contacts', {}, inquiry)).found).toBe(1)
      await shareRecord(ana.db, ana.actor, { kind: 'contact', id: zoe.id }, [])
      await expect(use(nuno, 'get_record_history', { record: 1 }, inquiry)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('offer nothing to do to who may only read', async () => {
      expect(toolsFor('readonly').map(({ name }) => name)).not.toContain('propose_task')
      expect((await use(lea, 'find_contacts')).found).toBe(3)
    })
  })

  it('say the same of sample data, on whichever day they were added', async () => {
    const asked: [ToolName, object][] = [
      ['find_contacts', { owner: 'me', notContactedSince: '3 weeks ago' }], ['find_companies', {}], ['find_deals', { outcome: 'any' }], ['find_activities', { since: 'last 30 days' }], ['search_text', { text: 'offer' }],
      ['list_tasks', {}], ['list_follow_ups', {}], ['pipeline_report', {}], ['activity_report', {}],
    ]
    const texts = new Set<string>()
    for (const day of ['2026-11-17', '2026-11-18']) {
      vi.setSystemTime(new Date(`${day}T11:00:00.000Z`))
      const someone = await addMember(database.db, await addOrganization(database.db, day), 'admin')
      await addSampleData(someone.db, someone.actor)
      const inquiry = inquiryOf(someone)
      for (const [name, input] of asked) texts.add(await textOf(someone, name, input, inquiry))
    }
    vi.setSystemTime(new Date(now))
    expect(texts.size).toBe(asked.length)
  })

  describe('that propose', () => {
    it('change nothing and tell the person what they would do', async () => {
      const inquiry = inquiryOf(rui)
      await use(rui, 'find_contacts', {}, inquiry)
      await use(rui, 'propose_task', { title: 'Call\nBjörn', due: 'next Tuesday', record: 1 }, inquiry)
      await use(rui, 'propose_next_action', { record: 1, nextAction: 'Send the programme', on: 'in 2 days' }, inquiry)
      expect(inquiry.actions).toEqual([
        { kind: 'task', title: 'Call Björn', due: '2026-11-24', assignee: { id: rui.actor.userId, name: 'Rui Costa' }, record: expect.objectContaining({ type: 'contact', title: 'Björn Zoellner' }) },
        { kind: 'nextAction', nextAction: 'Send the programme', nextActionDate: '2026-11-23', record: expect.objectContaining({ version: 1, nextAction: 'Call back', nextActionDate: '2026-11-19' }) },
      ])
      expect((await use(rui, 'list_tasks')).found).toBe(1)
    })

    it('know only records that were looked up, and not too many things to do', async () => {
      const inquiry = inquiryOf(rui)
      await expect(use(rui, 'propose_next_action', { record: 1, nextAction: 'Anything' }, inquiry)).rejects.toThrow(ToolMisuse)
      for (let index = 0; index < 5; index++) await use(rui, 'propose_task', { title: `Task ${index}` }, inquiry)
      await expect(use(rui, 'propose_task', { title: 'One more' }, inquiry)).rejects.toThrow('No more than 5 proposals')
    })
  })
})
