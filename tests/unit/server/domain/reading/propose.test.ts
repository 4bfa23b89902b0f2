import { readdirSync, readFileSync } from 'node:fs'
import { Window } from 'happy-dom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Reading, ReadTask } from '#shared/reading/answers'
import { textOfDocument } from '#shared/reading/html-text'
import { messageText } from '#shared/reading/message-file'
import { threadText } from '#shared/reading/thread-text'
import type { ReadThread } from '#server/ai/prompts/parse-thread'
import { logActivity } from '#server/domain/activities/activities'
import { createCompany } from '#server/domain/companies/companies'
import { createContact } from '#server/domain/contacts/contacts'
import { createDeal } from '#server/domain/deals/deals'
import { createTask } from '#server/domain/tasks/tasks'
import { propose as read } from '#server/domain/reading/propose'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

interface Golden { timeZone?: string, weekStart?: 'saturday', answer: ReadThread, proposed: Partial<Reading & { tasks: ReadTask[] }> }

const folder = 'tests/fixtures/ai/parse-thread'
const names = readdirSync(folder).filter(name => name.endsWith('.json')).map(name => name.slice(0, -'.json'.length))
const golden = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as Golden

async function threadOf(name: string): Promise<string> {
  const file = readdirSync(folder).find(file => file.startsWith(`${name}.`) && !file.endsWith('.json'))!
  const bytes = readFileSync(`${folder}/${file}`)
  if (!file.endsWith('.eml')) return threadText(bytes.toString())
  return await messageText(bytes, html => textOfDocument(new (new Window().DOMParser)().parseFromString(html, 'text/html') as unknown as Document))
}

/** The member as they live elsewhere, with weeks that begin on another day. */
function elsewhere({ actor, db }: TestMember, { timeZone = 'Europe/Berlin', weekStart }: Golden): TestMember {
  return { db, actor: { ...actor, timeZone, session: { ...actor.session, user: { ...actor.session.user, weekStart: weekStart ?? 'monday' } } } }
}

/** With promises and next actions in the order in which the answer tells them. */
async function propose(...given: Parameters<typeof read>) {
  const { promises, nextActions, ...proposed } = await read(...given)
  return { ...proposed, tasks: [...promises, ...nextActions].sort((a, b) => a.key < b.key ? -1 : 1) }
}

const passageOf = (text: string, { passage }: { passage: { start: number, end: number } | null }) => passage && text.slice(passage.start, passage.end)

describe.each(engines)('what a thread proposes, on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let rep: TestMember

  beforeAll(async () => {
    const organizationId = await addOrganization(database.db)
    ana = await addMember(database.db, organizationId, 'admin')
    rep = await addMember(database.db, organizationId, 'rep', 'Ben Okafor')
    await createCompany(ana.db, ana.actor, { name: 'کافه لمیز' })
    await createContact(ana.db, ana.actor, { firstName: 'سارا', lastName: 'احمدی', email: 'sara@lamiz.example', companyName: 'کافه لمیز' })
    const omid = await createContact(ana.db, ana.actor, { firstName: 'Omid', lastName: 'Karimi', phone: '0098 912 1112233' })
    await createDeal(ana.db, ana.actor, { title: 'branding', contactId: omid.id })
  })

  it.each(names)('%s', async (name) => {
    const expected = golden(name)
    const { db, actor } = elsewhere(ana, expected)
    const proposed = await propose(db, actor, await threadOf(name), expected.answer)
    expect(proposed).toMatchObject(expected.proposed)
    for (const list of ['people', 'companies', 'deals', 'tasks'] as const) expect(proposed[list]).toHaveLength(expected.proposed[list]?.length ?? 0)
  })

  it('marks the words that each of it rests on', async () => {
    const text = await threadOf('english-promises')
    const { people, tasks } = await propose(ana.db, ana.actor, text, golden('english-promises').answer)
    expect(passageOf(text, people[0]!)).toBe('Sara Ahmadi <sara@lamiz.example> wrote')
    expect(tasks.map(task => passageOf(text, task))).toEqual([
      'I will send the final version by Friday', 'ring you in three days about the photographs', 'until then\n> we need the final figures',
    ])
  })

  it('proposes no members, whose signatures stand in every thread', async () => {
    const { answer } = golden('english-promises')
    const signed = { ...answer, people: [{ name: 'Ana', emails: [ana.actor.session.user.email], phones: [], title: '', company: '', quote: '' }, ...answer.people] }
    const { people, tasks } = await propose(ana.db, ana.actor, await threadOf('english-promises'), signed)
    expect(people.map(({ firstName }) => firstName)).toEqual(['Sara'])
    expect(tasks[0]?.personKey).toBeNull()
  })

  it('tells of a deal that may be here already, by its words or its value, and leaves it to the person', async () => {
    const { answer } = golden('persian-mixed')
    const { id: companyId } = await createCompany(ana.db, ana.actor, { name: 'Acme' })
    const audit = await createDeal(ana.db, ana.actor, { title: 'Audit 2027', valueCents: 900_000, currency: 'EUR', companyId })
    const asked = (deal: Partial<ReadThread['deals'][number]>) => ({ ...answer, companies: [{ name: 'Acme', domain: '', quote: '' }], deals: [{ ...answer.deals[0]!, ...deal }] })
    const dealOf = async (read: ReadThread) => (await propose(ana.db, ana.actor, await threadOf('persian-mixed'), read)).deals[0]
    expect(await dealOf(asked({ title: 'Branding of the shop' }))).toMatchObject({ match: null, perhaps: { name: 'branding' } })
    expect(await dealOf(asked({ title: 'Our audit', person: 0, company: 'Acme' }))).toMatchObject({ match: null, perhaps: { id: audit.id, name: 'Audit 2027', valueCents: 900_000, currency: 'EUR' } })
    expect(await dealOf(asked({ title: 'The work', amount: 9000, company: 'Acme' }))).toMatchObject({ match: null, perhaps: { id: audit.id } })
    expect(await dealOf(asked({ title: 'A shop', company: 'Acme' }))).toMatchObject({ match: null, perhaps: null })
    expect(await dealOf(asked({ title: 'BRANDING' }))).toMatchObject({ match: { name: 'branding' }, perhaps: null })
  })

  it('tells of a thread that is logged already', async () => {
    const { answer } = golden('english-promises')
    const text = await threadOf('english-promises')
    const { mail, people: [sara] } = await propose(ana.db, ana.actor, text, answer)
    expect(mail).toMatchObject({ match: null })
    const fields = { type: 'email' as const, contactId: sara!.match!.id, occurredAt: mail!.occurredAt! }
    await logActivity(ana.db, ana.actor, { ...fields, subject: 'Another' })
    expect((await propose(ana.db, ana.actor, text, answer)).mail!.match).toBeNull()
    const { id } = await logActivity(ana.db, ana.actor, { ...fields, subject: mail!.subject })
    expect((await propose(ana.db, ana.actor, text, answer)).mail!.match).toEqual({ id, name: mail!.subject })
  })

  it('tells of a promise that is a task of that person already', async () => {
    const { answer } = golden('persian-mixed')
    const { people: [omid] } = await propose(ana.db, ana.actor, await threadOf('persian-mixed'), answer)
    const other = await createContact(ana.db, ana.actor, { firstName: 'Zoë' })
    await createTask(ana.db, ana.actor, { title: `${answer.tasks[0]!.title} !`, contactId: omid!.match!.id })
    await createTask(ana.db, ana.actor, { title: answer.tasks[1]!.title, contactId: other.id })
    const { tasks } = await propose(ana.db, ana.actor, await threadOf('persian-mixed'), answer)
    expect(tasks.map(({ match }) => match?.name)).toEqual([`${answer.tasks[0]!.title} !`, ...answer.tasks.slice(1).map(() => undefined)])
  })

  it('tells a rep that an address is taken, and not by whom', async () => {
    const { people, companies, deals } = await propose(rep.db, rep.actor, await threadOf('persian-promises'), golden('persian-promises').answer)
    expect(people).toMatchObject([{ match: null, isTaken: true }])
    expect(companies).toMatchObject([{ match: null }])
    expect(deals).toEqual([])
    const { people: [omid] } = await propose(rep.db, rep.actor, await threadOf('persian-mixed'), golden('persian-mixed').answer)
    expect(omid).toMatchObject({ match: null, isTaken: false })
  })

  it('counts days from today where the thread tells no date', async () => {
    const { answer } = golden('english-promises')
    const undated = { ...answer, messages: answer.messages.map(message => ({ ...message, sentAt: '' })) }
    const { tasks, mail } = await propose(ana.db, ana.actor, await threadOf('english-promises'), undated)
    expect(tasks[1]!.due.day! > '2026-01-01').toBe(true)
    expect(mail?.occurredAt).toBeNull()
  })
})
