import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AskAnswer } from '#shared/assistant/answers'
import type { Problem } from '#shared/problems'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'
import { createTeam, type Team } from '../support/team'

let claude: Claude
let server: TestServer
let team: Team

beforeAll(async () => {
  claude = await startClaude()
  server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
  team = await createTeam(server)
  await team.admin.client.post('/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien' })
  await team.outsider.client.post('/api/contacts', { firstName: 'Foreign', lastName: 'Secret' })
})
beforeEach(() => claude.reset())
afterAll(async () => {
  await server?.dispose()
  await claude?.close()
})

const looking = { tools: [{ name: 'find_contacts', input: {} }] }
const ask = (who: keyof Team, question: string) => team[who].client.post<AskAnswer & Problem>('/api/ai/ask', { question })

describe('asking over HTTP', () => {
  it('answers each member and each organization from their own data', async () => {
    claude.on(({ messages }) => JSON.stringify(messages).includes('find_contacts'), { text: 'See [1].' })
    claude.on(({ messages }) => !JSON.stringify(messages).includes('find_contacts'), looking)
    const titles = async (who: keyof Team) => (await ask(who, 'Who is there?')).body.records.map(({ title }) => title)
    expect([await titles('admin'), await titles('readonly'), await titles('rep'), await titles('outsider')]).toEqual([['Zoë O\'Brien'], ['Zoë O\'Brien'], [], ['Foreign Secret']])
    expect((await ask('admin', 'Who is there?')).body.ai.cached).toBe(true)
  })

  it('tells look-ups and text while they come', async () => {
    claude.on(() => true, { ...looking, text: 'I look.' }, { text: 'Zoë [1].' })
    const { body } = await team.admin.client.post<string>('/api/ai/ask', { question: 'Who is Zoë?' }, { accept: 'text/event-stream' })
    const events = body.split('\n\n').filter(Boolean).map((event) => {
      const [name = '', data = ''] = event.split('\n')
      return { name: name.replace('event: ', ''), data: JSON.parse(data.replace('data: ', '')) as Partial<AskAnswer> & { text?: string } }
    })
    expect(events.map(({ name }) => name)).toEqual(['text', 'lookUp', 'text', 'answer'])
    expect(events.map(({ data }) => data.text ?? data.answer)).toEqual(['I look.', undefined, 'Zoë [1].', 'Zoë [1].'])
  })

  it('says plainly when Claude cannot answer', async () => {
    claude.on(() => true, { status: 404 })
    expect((await ask('admin', 'Anything?')).body).toMatchObject({ status: 409, code: 'ai_model_unknown' })
    expect((await ask('admin', ' ')).body).toMatchObject({ status: 422, code: 'invalid_fields' })
  })
})
