import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useClaude } from '#server/ai/client'
import { complete, completeRound } from '#server/ai/complete'
import { openDatabase, scopedTo } from '#server/db/database'
import { startClaude, type Claude } from '~/tests/support/claude'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { describePerson, greet, lookUp } from '~/tests/support/test-prompts'

describe.each(engines)('asking Claude on %s', (engine) => {
  const database = useTestDatabase(engine)
  let claude: Claude
  let ana: TestMember

  beforeAll(async () => {
    claude = await startClaude()
  })
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })
  beforeEach(async () => {
    claude.reset()
    useClaude({ apiKey: 'test-key', baseUrl: claude.url, retryMs: 5, quietMs: 10_000, deadlineMs: 30_000 })
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
  })

  const sara = { name: 'Sara' }
  const ask = (options = {}, { db, actor } = ana) => complete(db, actor, greet, sara, options)
  const uses = async () => await ana.db.selectFrom('aiCalls').select(['outcome', 'failure', 'reservedTokens']).orderBy('id').execute()
  const keptCount = async () => (await ana.db.selectFrom('aiAnswers').select('hash').execute()).length

  it('keeps the answer: the same request is not sent again', async () => {
    const first = await ask()
    const second = await ask()
    expect(claude.calls).toHaveLength(1)
    expect(first).toMatchObject({ output: 'Answer 1', ai: { cached: false, model: 'claude-sonnet-5-5' } })
    expect(second).toEqual({ ...first, ai: { ...first.ai, cached: true } })
    expect(await uses()).toMatchObject([{ outcome: 'answered', reservedTokens: 0 }, { outcome: 'cached' }])
    const [row] = await ana.db.selectFrom('aiAnswers').select(['hits', 'costMicros', 'feature']).execute()
    expect(row).toMatchObject({ hits: 1, feature: 'draft' })
    expect(row!.costMicros).toBeGreaterThan(0)
  })

  it('answers from what is kept after a restart, and without a key', async () => {
    await ask()
    useClaude({ apiKey: undefined, baseUrl: 'http://127.0.0.1:1' })
    const again = openDatabase(database.url)
    const { output } = await complete(scopedTo(again, ana.actor.organizationId), ana.actor, greet, sara)
    await again.destroy()
    expect(output).toBe('Answer 1')
  })

  it('keeps it for the organization alone', async () => {
    await ask()
    const omid = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Omid')
    expect(await ask({}, omid)).toMatchObject({ output: 'Answer 2', ai: { cached: false } })
  })

  it('asks once for twenty who want to know at once', async () => {
    claude.on(() => true, { text: 'Hello Sara, how are you today? We have not spoken for long.', delayMs: 20 })
    const heard = Array.from({ length: 20 }, () => '')
    const all = await Promise.all(heard.map((_, at) => ask({ onText: (delta: string) => void (heard[at] += delta) })))
    expect(claude.calls).toHaveLength(1)
    expect(new Set([...heard, ...all.map(({ output }) => output)])).toEqual(new Set(['Hello Sara, how are you today? We have not spoken for long.']))
    expect(all.filter(({ ai }) => !ai.cached)).toHaveLength(1)
  })

  it('asks once for two servers', async () => {
    claude.on(() => true, { text: 'Hello Sara', delayMs: 200 })
    const other = openDatabase(database.url)
    const [one, two] = await Promise.all([ask(), complete(scopedTo(other, ana.actor.organizationId), ana.actor, greet, sara)])
    await other.destroy()
    expect(claude.calls).toHaveLength(1)
    expect(two.output).toBe(one.output)
  })

  it('takes over from a server that was killed while it asked', async () => {
    await ask()
    const { hash } = await ana.db.selectFrom('aiAnswers').select('hash').executeTakeFirstOrThrow()
    await ana.db.deleteFrom('aiAnswers').execute()
    await ana.db.insertInto('aiLeases').values({ hash, holder: 'gone', expiresAt: '2026-01-01T00:00:00.000Z' }).execute()
    expect(await ask()).toMatchObject({ output: 'Answer 2' })
    expect(await ana.db.selectFrom('aiLeases').select('hash').execute()).toEqual([])
  })

  it('waits for a server that still asks, no longer than the deadline', async () => {
    await ask()
    const { hash } = await ana.db.selectFrom('aiAnswers').select('hash').executeTakeFirstOrThrow()
    await ana.db.deleteFrom('aiAnswers').execute()
    await ana.db.insertInto('aiLeases').values({ hash, holder: 'alive', expiresAt: '2100-01-01T00:00:00.000Z' }).execute()
    useClaude({ apiKey: 'test-key', baseUrl: claude.url, deadlineMs: 300 })
    await expect(ask()).rejects.toMatchObject({ code: 'ai_overloaded' })
    expect(claude.calls).toHaveLength(1)
  })

  it('asks again when told to, and replaces the answer only by a whole one', async () => {
    await ask()
    claude.on(() => true, { status: 400 }, { text: 'Dear Sara' })
    await expect(ask({ fresh: true })).rejects.toMatchObject({ code: 'ai_unusable_answer' })
    expect(await ask()).toMatchObject({ output: 'Answer 1' })
    expect(await ask({ fresh: true })).toMatchObject({ output: 'Dear Sara', ai: { cached: false } })
    expect(await ask()).toMatchObject({ output: 'Dear Sara', ai: { cached: true } })
    expect(await keptCount()).toBe(1)
  })

  it('only looks when told to: that neither asks nor counts', async () => {
    expect(await ask({ cachedOnly: true })).toBeUndefined()
    await ask()
    expect(await ask({ cachedOnly: true })).toMatchObject({ output: 'Answer 1' })
    expect(claude.calls).toHaveLength(1)
    expect(await uses()).toHaveLength(1)
  })

  it('says text as it comes, and a kept one in pieces', async () => {
    const text = 'Dear Sara, it was good to see you in Lisbon last week. '.repeat(5).trim()
    claude.on(() => true, { text })
    for (const cached of [false, true]) {
      const pieces: string[] = []
      expect((await ask({ onText: (delta: string) => void pieces.push(delta) })).ai.cached).toBe(cached)
      expect(pieces.length).toBeGreaterThan(2)
      expect(pieces.join('')).toBe(text)
    }
  })

  it('asks for a structure and takes nothing else', async () => {
    claude.on(() => true, { text: 'Sure! {"city"' }, { json: { city: 'Porto', age: 41 } })
    const { output } = await complete(ana.db, ana.actor, describePerson, sara)
    expect(output).toEqual({ city: 'Porto', age: 41 })
    expect(claude.calls).toHaveLength(2)
    expect(claude.calls[0]!.output_config?.format).toMatchObject({ type: 'json_schema', schema: { required: ['city', 'age'], additionalProperties: false } })
  })

  it('asks again where a kept answer is not what the prompt wants today', async () => {
    claude.on(() => true, { json: { city: 'Porto', age: 41 } })
    await complete(ana.db, ana.actor, describePerson, sara)
    await ana.db.updateTable('aiAnswers').set({ answer: JSON.stringify({ text: '{"city":1}', toolCalls: [], stop: 'end' }) }).execute()
    expect(await complete(ana.db, ana.actor, describePerson, sara)).toMatchObject({ output: { city: 'Porto' }, ai: { cached: false } })
  })

  it('hands tool calls over under ids that are the same every time', async () => {
    claude.on(({ messages }) => messages.length === 1, { tools: [{ name: 'find', input: { word: 'Acme' } }, { name: 'find', input: { word: 'Sara' } }], text: 'I look.' })
    const question = { role: 'user' as const, content: 'What did we promise?' }
    const first = await completeRound(ana.db, ana.actor, lookUp, { messages: [question] })
    expect(first.output).toEqual({ text: 'I look.', stop: 'tools', toolCalls: [{ id: 'call_1', name: 'find', input: { word: 'Acme' } }, { id: 'call_2', name: 'find', input: { word: 'Sara' } }] })
    expect((await completeRound(ana.db, ana.actor, lookUp, { messages: [question] })).output).toEqual(first.output)
    expect(claude.calls).toHaveLength(1)
    const results = first.output.toolCalls.map(({ id }) => ({ type: 'tool_result' as const, tool_use_id: id, content: 'Nothing' }))
    const messages = [question, { role: 'assistant' as const, content: first.output.toolCalls.map(({ id, name, input }) => ({ type: 'tool_use' as const, id, name, input })) }, { role: 'user' as const, content: results }]
    expect((await completeRound(ana.db, ana.actor, lookUp, { messages })).output).toEqual({ text: 'Answer 2', toolCalls: [], stop: 'end' })
  })

  describe('that cannot answer', () => {
    it.each([
      ['too many requests', { status: 429, headers: { 'retry-after': '0' } }],
      ['overload', { status: 529 }],
      ['an error of its own', { status: 500 }],
      ['a cut connection', 'cut' as const],
      ['overload within the answer', { breaksWith: 'overloaded_error' }],
    ])('is asked again after %s', async (_, reply) => {
      claude.on(() => true, reply, reply, { text: 'Here I am' })
      expect((await ask()).output).toBe('Here I am')
      expect(claude.calls).toHaveLength(3)
    })

    it.each([
      ['ai_overloaded', { status: 529 }, 3],
      ['ai_overloaded', 'cut' as const, 3],
      ['ai_key_refused', { status: 401 }, 1],
      ['ai_key_refused', { status: 403 }, 1],
      ['ai_model_unknown', { status: 404 }, 1],
      ['ai_key_refused', { breaksWith: 'authentication_error' }, 1],
      ['ai_unusable_answer', { status: 400 }, 1],
      ['ai_unusable_answer', { stop: 'max_tokens' as const, text: 'Dear Sara, I' }, 1],
      ['ai_unusable_answer', { stop: 'refusal' as const, text: 'I would rather not' }, 1],
      ['ai_unusable_answer', { text: '  ' }, 2],
    ])('says %s for %j, and keeps nothing', async (code, reply, calls) => {
      claude.on(() => true, reply)
      await expect(ask()).rejects.toMatchObject({ code })
      expect(claude.calls).toHaveLength(calls)
      expect(await keptCount()).toBe(0)
      expect(await uses()).toEqual([{ outcome: 'failed', failure: code, reservedTokens: 0 }])
      expect(await ana.db.selectFrom('aiLeases').select('hash').execute()).toEqual([])
    })

    it('says when to come back, without waiting that long', async () => {
      claude.on(() => true, { status: 429, headers: { 'retry-after': '90' } })
      await expect(ask()).rejects.toMatchObject({ code: 'ai_overloaded', retryAfterSeconds: 90 })
      expect(claude.calls).toHaveLength(1)
    })

    it('waits as long as it is told to', async () => {
      claude.on(() => true, { status: 429, headers: { 'retry-after': '0.4' } }, { text: 'Here I am' })
      const begun = Date.now()
      expect((await ask()).output).toBe('Here I am')
      expect(Date.now() - begun).toBeGreaterThan(350)
    })

    it.each(['silent', 'hang'] as const)('is not waited for while nothing comes (%s)', async (reply) => {
      useClaude({ apiKey: 'test-key', baseUrl: claude.url, retryMs: 5, quietMs: 500 })
      claude.on(() => true, reply)
      await expect(ask()).rejects.toMatchObject({ code: 'ai_overloaded' })
      expect(claude.calls).toHaveLength(3)
    })

    it('is not asked twice once text was shown', async () => {
      claude.on(() => true, 'cut')
      await expect(ask({ onText: () => undefined })).rejects.toMatchObject({ code: 'ai_overloaded' })
      expect(claude.calls).toHaveLength(1)
    })

    it('is nowhere without a key', async () => {
      useClaude({ apiKey: undefined, baseUrl: claude.url })
      await expect(ask()).rejects.toMatchObject({ code: 'ai_not_configured' })
    })
  })

  it('stops with the person, unless another one waits for the same', async () => {
    claude.on(() => true, { text: 'Dear Sara, '.repeat(20), delayMs: 50 })
    const stop = new AbortController()
    const stopped = ask({ signal: stop.signal, onText: () => stop.abort(new Error('stopped')) })
    const other = ask()
    await expect(stopped).rejects.toThrow('stopped')
    await expect(other).resolves.toMatchObject({ output: 'Dear Sara, '.repeat(20) })
    const alone = new AbortController()
    await expect(ask({ fresh: true, signal: alone.signal, onText: () => alone.abort(new Error('stopped')) })).rejects.toThrow('stopped')
    await expect.poll(uses).toContainEqual({ outcome: 'failed', failure: 'stopped', reservedTokens: 0 })
  })

  it('never waits inside a transaction', async () => {
    await expect(ana.db.transaction().execute(trx => complete(trx, ana.actor, greet, sara))).rejects.toThrow('transaction')
  })

  describe('within a budget', () => {
    const setBudget = async (budget: { monthlyTokens?: number, monthlyCents?: number }) => await ana.db.insertInto('aiSettings')
      .values({ sealedKey: null, keyEnding: null, model: null, monthlyTokens: null, monthlyCents: null, prices: '{}', updatedAt: '2026-01-01T00:00:00.000Z', ...budget }).execute()

    it.each([{ monthlyTokens: 250 }, { monthlyCents: 0 }])('asks for nothing that may pass %j', async (budget) => {
      await setBudget(budget)
      await expect(ask()).rejects.toMatchObject({ code: 'ai_budget_reached' })
      expect(claude.calls).toHaveLength(0)
      expect(await uses()).toEqual([])
    })

    it('holds back what runs, so that many at once do not pass it together', async () => {
      await setBudget({ monthlyTokens: 900 })
      claude.on(() => true, { text: 'Hello', delayMs: 1000 })
      const all = await Promise.allSettled(['Ana', 'Omid', 'Rui', 'Zoe', 'Sara'].map(name => complete(ana.db, ana.actor, greet, { name })))
      const refused = all.filter(({ status }) => status === 'rejected')
      expect(refused.length).toBeGreaterThan(0)
      expect(refused.length).toBeLessThan(5)
      expect(claude.calls).toHaveLength(5 - refused.length)
    })

    it('holds nothing back for a server that was killed, once its call is certainly over', async () => {
      await setBudget({ monthlyTokens: 900 })
      await ask()
      const begun = async (minutesAgo: number) => await ana.db.updateTable('aiCalls')
        .set({ outcome: 'running', inputTokens: 0, outputTokens: 0, reservedTokens: 800, reservedMicros: 800, at: new Date(Date.now() - minutesAgo * 60_000).toISOString() }).execute()
      await begun(1)
      await expect(ask({ fresh: true })).rejects.toMatchObject({ code: 'ai_budget_reached' })
      await begun(6)
      expect(await ask({ fresh: true })).toMatchObject({ output: 'Answer 2' })
    })

    it('never spends more than it holds back, however often it is asked', async () => {
      claude.on(() => true, { json: { city: 'Porto '.repeat(200) } })
      await expect(complete(ana.db, ana.actor, describePerson, { name: 'Sara' })).rejects.toMatchObject({ code: 'ai_unusable_answer' })
      expect(claude.calls).toHaveLength(1)
    })

    it('still answers from what is kept', async () => {
      await ask()
      await setBudget({ monthlyTokens: 0 })
      expect(await ask()).toMatchObject({ output: 'Answer 1' })
    })
  })
})
