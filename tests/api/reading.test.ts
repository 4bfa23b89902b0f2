import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Acceptance, Reading } from '#shared/reading/answers'
import type { Problem } from '#shared/problems'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'

const folder = 'tests/fixtures/ai/parse-thread'
const thread = (name: string) => readFileSync(`${folder}/${name}.txt`, 'utf8')
const answer = (name: string) => (JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as { answer: unknown }).answer

describe('reading a thread', () => {
  let claude: Claude
  let server: TestServer
  let ana: SignedIn

  beforeAll(async () => {
    claude = await startClaude()
    server = await startServer({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.url })
    ana = await registerAccount(server, { name: 'Ana Torres' })
    for (const [words, name] of [['website', 'english-hostile'], ['final version', 'english-promises']] as const) claude.on(({ messages }) => JSON.stringify(messages).includes(words), { json: answer(name) })
  })
  afterAll(async () => {
    await server?.dispose()
    await claude?.close()
  })

  const read = (text: string, more = {}) => ana.client.post<Reading & Problem>('/api/ai/parse', { text, ...more })
  const total = async (path: string) => (await ana.client.get<{ total: number }>(path)).body.total

  it('proposes, and stores nothing', async () => {
    const { status, body } = await read(thread('english-promises'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ verdict: 'client', isCut: false, ai: { cached: false } })
    expect(body.promises.map(({ due }) => due.day)).toEqual(['2026-11-20', '2026-11-19'])
    expect(body.nextActions.map(({ due }) => due.day)).toEqual(['2026-11-27'])
    expect((await read(thread('english-promises'))).body.ai.cached).toBe(true)
    expect([await total('/api/contacts'), await total('/api/deals'), await total('/api/tasks')]).toEqual([0, 0, 0])
  })

  it('asks with the text as data, which gives no orders', async () => {
    await read(thread('english-hostile'))
    const { system, messages, tools } = claude.calls.at(-1)!
    expect(JSON.stringify(messages)).not.toMatch(/<\/thread>.*<\/thread>/)
    expect(system).not.toContain('attacker')
    expect(tools).toBeUndefined()
    expect(await total('/api/contacts')).toBe(0)
  })

  it('reads the beginning and the end of one of five megabytes, and says so', async () => {
    const text = `From: Max about the website\n${'All of this is of no interest to anybody.\n'.repeat(119_000)}Can you call me tomorrow about the website?`
    const { status, body } = await read(text)
    expect(status).toBe(200)
    expect(body.isCut).toBe(true)
    const { passage } = body.nextActions[0]!
    expect(text.slice(passage!.start, passage!.end)).toBe('Can you call me tomorrow about the website')
    expect(JSON.stringify(claude.calls.at(-1)!.messages).length).toBeLessThan(80_000)
    expect((await read('x'.repeat(5_000_001))).status).toBe(422)
    expect((await read('x'.repeat(13_000_000))).status).toBe(413)
  })

  it('takes over what the person chose, once', async () => {
    const chosen = { people: [{ key: 'person-1', fields: { firstName: 'Sara', email: 'sara@lamiz.example' } }], tasks: [{ key: 'task-1', contact: { key: 'person-1' }, fields: { title: 'Send the final version', dueAt: '2026-11-20' } }] }
    const accept = () => ana.client.post<Acceptance>('/api/ai/parse/acceptance', chosen, { 'idempotency-key': 'one-click' })
    const [first, second] = await Promise.all([accept(), accept()])
    expect(first).toMatchObject({ status: 200, body: { accepted: [{ key: 'person-1', type: 'contact', name: 'Sara' }, { key: 'task-1', type: 'task' }] } })
    expect(second.body).toEqual(first.body)
    expect([await total('/api/contacts'), await total('/api/tasks')]).toEqual([1, 1])
  })

  it('says what is wrong when Claude does', async () => {
    claude.on(({ messages }) => JSON.stringify(messages).includes('overloaded'), { status: 529 })
    claude.on(({ messages }) => JSON.stringify(messages).includes('nonsense'), { text: 'No JSON' })
    expect((await read('an overloaded thread')).body.code).toBe('ai_overloaded')
    expect((await read('a thread of nonsense')).body.code).toBe('ai_unusable_answer')
    expect((await read(' \u0000 ')).body.code).toBe('invalid_fields')
  })
})
