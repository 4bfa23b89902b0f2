import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startClaude, type Claude } from '../support/claude'
import { startServer, type TestServer } from '../support/server'

interface Draft { draft: { text: string }, ai: { cached: boolean, model: string } }

const key = 'test-key'

describe('Claude over HTTP', () => {
  let claude: Claude
  let server: TestServer
  let ana: SignedIn
  let contactId: string
  const answered: string[] = []

  beforeAll(async () => {
    claude = await startClaude()
    server = await startServer({ ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: claude.url, LOG_LEVEL: 'debug', ANTHROPIC_LOG: 'debug' })
    ana = await registerAccount(server, { name: 'Ana Torres' })
    contactId = await addContact(ana)
  })
  afterAll(async () => {
    await server.dispose()
    await claude.close()
  })
  beforeEach(() => claude.reset())

  async function addContact({ client }: SignedIn): Promise<string> {
    const { body } = await client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Sara', lastName: 'Lima' })
    return body.contact.id
  }

  async function draft(instruction: string, { client } = ana, headers: Record<string, string> = {}, id = contactId) {
    const answer = await client.post<Draft>('/api/ai/draft', { contactId: id, kind: 'follow-up', instruction, language: 'en' }, headers)
    answered.push(JSON.stringify([answer.body, [...answer.headers]]))
    return answer
  }

  it('is asked once: not by the second request, nor after a restart, nor by twenty at once', async () => {
    expect(await draft('Say hello')).toMatchObject({ status: 200, body: { ai: { cached: false } } })
    expect(await draft('Say hello')).toMatchObject({ status: 200, body: { ai: { cached: true } } })
    await server.restart()
    expect(await draft('Say hello')).toMatchObject({ status: 200, body: { ai: { cached: true } } })
    expect(claude.calls).toHaveLength(1)
    claude.on(() => true, { text: 'Hello\n\nDear Sara, all the best.', delayMs: 50 })
    const all = await Promise.all(Array.from({ length: 20 }, () => draft('Say hello to all')))
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(claude.calls).toHaveLength(2)
  })

  it('is asked again for another organization', async () => {
    const omid = await registerAccount(server, { name: 'Omid Rahimi', organization: 'Studio South' })
    await draft('Be brief')
    expect(await draft('Be brief', omid, {}, await addContact(omid))).toMatchObject({ status: 200, body: { ai: { cached: false } } })
    expect(claude.calls).toHaveLength(2)
  })

  it('is heard while it speaks, and the same way from the cache', async () => {
    claude.on(() => true, { text: 'Our plan\n\nDear Sara, here is the plan that we spoke of last week. All the best, Ana' })
    for (const cached of [false, true]) {
      const { headers, body } = await draft('Send the plan', ana, { accept: 'text/event-stream' })
      expect(headers.get('content-type')).toBe('text/event-stream')
      const events = String(body).trim().split('\n\n').map(event => /^event: (\w+)\ndata: (.*)$/.exec(event)!)
      expect(events.map(([, name]) => name)).toEqual([...Array.from({ length: events.length - 1 }, () => 'text'), 'answer'])
      expect(events.length).toBeGreaterThan(2)
      expect(JSON.parse(events.at(-1)![2]!)).toMatchObject({ ai: { cached } })
    }
    expect(claude.calls).toHaveLength(1)
  })

  it('says what is wrong, in either form', async () => {
    claude.on(() => true, { status: 401 })
    expect(await draft('Fail')).toMatchObject({ status: 409, body: { code: 'ai_key_refused' } })
    const { body } = await draft('Fail', ana, { accept: 'text/event-stream' })
    expect(String(body)).toMatch(/^event: problem\ndata: \{.*"code":"ai_key_refused"/)
  })

  it('is not waited for once the client has gone', async () => {
    claude.on(() => true, { text: 'Dear Sara, '.repeat(500), delayMs: 100 })
    const gone = new AbortController()
    const cookie = [...ana.client.cookies].map(pair => pair.join('=')).join('; ')
    const leaving = fetch(`${server.url}/api/ai/draft`, {
      method: 'POST', signal: gone.signal, headers: { cookie, 'origin': server.url, 'content-type': 'application/json' },
      body: JSON.stringify({ contactId, kind: 'follow-up', instruction: 'Go on and on', language: 'en' }),
    })
    await expect.poll(() => claude.calls.length).toBe(1)
    gone.abort()
    await expect(leaving).rejects.toThrow()
    await expect.poll(() => claude.open()).toBe(0)
    claude.reset()
    expect(await draft('Go on and on')).toMatchObject({ body: { ai: { cached: false } } })
  })

  it('has a key that no answer and no line of the log shows', async () => {
    expect(answered.length).toBeGreaterThan(20)
    expect(answered.join()).not.toContain(key)
    expect(server.log()).toMatch(/Claude did not answer/)
    expect(server.log()).not.toContain(key)
  })
})
