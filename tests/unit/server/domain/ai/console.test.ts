import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { listKeptAnswersSchema } from '#shared/ai/schema'
import { useClaude } from '#server/ai/client'
import { complete } from '#server/ai/complete'
import { readAiAccess } from '#server/ai/settings'
import { limitTokensByPlan } from '#server/domain/ai/budget'
import { askAgain, clearKeptAnswers, deleteKeptAnswer, exportKeptAnswers, getKeptAnswer, importKeptAnswers, listKeptAnswers } from '#server/domain/ai/kept-answers'
import { rateAnswer } from '#server/domain/ai/ratings'
import { getAiSettings, updateAiSettings } from '#server/domain/ai/settings'
import { getAiStatus } from '#server/domain/ai/status'
import { getAiUsage } from '#server/domain/ai/usage'
import { newId } from '#server/domain/ids'
import { setPlan } from '#server/domain/plans/operate-plans'
import { assignPlan } from '#server/domain/plans/plans'
import { startClaude, type Claude } from '~/tests/support/claude'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { describePerson, greet } from '~/tests/support/test-prompts'

describe.each(engines)('what an admin sees and sets of Claude on %s', (engine) => {
  const database = useTestDatabase(engine)
  let claude: Claude
  let ana: TestMember
  let reza: TestMember

  beforeAll(async () => {
    claude = await startClaude()
  })
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })
  beforeEach(async () => {
    claude.reset()
    limitTokensByPlan(database.db)
    useClaude({ apiKey: 'test-key', baseUrl: claude.url, retryMs: 5 })
    const organization = await addOrganization(database.db)
    ana = await addMember(database.db, organization, 'admin')
    reza = await addMember(database.db, organization, 'rep', 'Reza')
  })
  afterEach(() => vi.useRealTimers())

  const ask = (member: TestMember, name = 'Sara') => complete(member.db, member.actor, greet, { name })
  const list = async (query = {}) => (await listKeptAnswers(ana.db, ana.actor, listKeptAnswersSchema.parse(query))).answers
  const events = async () => await ana.db.selectFrom('events').select(['type', 'payload']).orderBy('position').execute()

  describe('the settings', () => {
    beforeEach(() => useClaude({ apiKey: undefined, baseUrl: claude.url, retryMs: 5 }))

    it('keep a key that Claude takes, show how it ends, and use it', async () => {
      expect(await getAiStatus(ana.db, reza.actor)).toMatchObject({ isOn: false, source: null })
      const { settings, ai } = await updateAiSettings(ana.db, ana.actor, { key: 'test-key', monthlyCents: 500 })
      expect(settings).toMatchObject({ keyEnding: '-key', monthlyCents: 500 })
      expect(ai).toMatchObject({ isOn: true, source: 'organization', budget: { cents: 0, monthlyCents: 500, monthlyTokens: null } })
      expect(await ask(reza)).toMatchObject({ ai: { cached: false } })
      expect((await getAiStatus(ana.db, reza.actor)).budget!.cents).toBeGreaterThan(0)
    })

    it('keep no key that Claude refuses, and no model that it does not know', async () => {
      await expect(updateAiSettings(ana.db, ana.actor, { key: 'wrong-key-1234', monthlyCents: 500 })).rejects.toMatchObject({ code: 'ai_key_refused' })
      await expect(updateAiSettings(ana.db, ana.actor, { key: 'test-key', model: 'gpt' })).rejects.toMatchObject({ code: 'ai_model_unknown' })
      expect((await getAiSettings(ana.db, ana.actor)).settings).toMatchObject({ keyEnding: null, model: null, monthlyCents: null })
    })

    it('try a new model with the key that is there, and what concerns neither not at all', async () => {
      await updateAiSettings(ana.db, ana.actor, { key: 'test-key' })
      await expect(updateAiSettings(ana.db, ana.actor, { model: 'gpt' })).rejects.toMatchObject({ code: 'ai_model_unknown' })
      useClaude({ apiKey: undefined, baseUrl: 'http://127.0.0.1:1' })
      expect((await updateAiSettings(ana.db, ana.actor, { monthlyTokens: 1000 })).settings).toMatchObject({ keyEnding: '-key', monthlyTokens: 1000 })
    })

    it('stand in the history without the key', async () => {
      await updateAiSettings(ana.db, ana.actor, { key: 'test-key', model: 'claude-haiku-4-5' })
      await updateAiSettings(ana.db, ana.actor, { model: 'claude-haiku-4-5' })
      const told = await events()
      expect(told.map(({ type }) => type).filter(type => type.startsWith('organization.ai'))).toEqual(['organization.ai_updated'])
      expect(JSON.parse(told.at(-1)!.payload!)).toMatchObject({ changes: { ai_key: { before: null, after: '…-key' }, ai_model: { before: null, after: 'claude-haiku-4-5' } } })
      expect(JSON.stringify([told, await getAiSettings(ana.db, ana.actor)])).not.toContain('test-key')
    })

    it('give back to the installation what is taken away', async () => {
      await updateAiSettings(ana.db, ana.actor, { key: 'test-key', model: 'claude-haiku-4-5', prices: { 'claude-haiku-4-5': { inputMicros: 1, outputMicros: 2 } } })
      expect((await readAiAccess(ana.db, ana.actor.organizationId)).price).toEqual({ inputMicros: 1, outputMicros: 2 })
      useClaude({ apiKey: 'test-key', model: 'claude-opus-5-5', baseUrl: claude.url })
      expect(await updateAiSettings(ana.db, ana.actor, { key: null, model: null })).toMatchObject({
        settings: { keyEnding: null, model: null }, installation: { hasKey: true, model: 'claude-opus-5-5' }, ai: { source: 'environment', model: 'claude-opus-5-5' },
      })
    })

    it('are for admins alone', async () => {
      for (const attempt of [getAiSettings(reza.db, reza.actor), updateAiSettings(reza.db, reza.actor, { key: null }), listKeptAnswers(reza.db, reza.actor, listKeptAnswersSchema.parse({})), clearKeptAnswers(reza.db, reza.actor)]) {
        await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
      }
    })
  })

  describe('the use', () => {
    it('is counted by feature, member, prompt and day, with what the cache saved', async () => {
      await ask(ana)
      await ask(reza)
      await complete(reza.db, reza.actor, describePerson, { name: 'Sara' }).catch(() => undefined)
      const usage = await getAiUsage(ana.db, ana.actor)
      expect(usage.total).toMatchObject({ calls: 3, hits: 1, failed: 1 })
      expect(usage.total.savedMicros).toBeGreaterThan(0)
      expect(usage.total.costMicros).toBeGreaterThan(usage.total.savedMicros)
      expect(usage.features.map(({ feature, calls }) => [feature, calls])).toContainEqual(['draft', 2])
      expect(usage.members?.map(({ name, calls, hits }) => [name, calls, hits])).toEqual([['Reza', 2, 1], ['Ana Torres', 1, 0]])
      expect(usage.prompts.map(({ promptName, calls }) => [promptName, calls])).toContainEqual([greet.name, 2])
      expect(usage.days.at(-1)).toMatchObject({ asked: 2, hits: 1 })
    })

    it('is told others as far as it is theirs', async () => {
      await ask(ana)
      await ask(reza)
      const usage = await getAiUsage(reza.db, reza.actor)
      expect(usage.total).toMatchObject({ calls: 1, hits: 1, costMicros: 0 })
      expect(usage).not.toHaveProperty('members')
    })

    it('is that of a month in UTC, and of those since the first', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-31T23:59:59.000Z') })
      await ask(ana)
      vi.setSystemTime(new Date('2026-03-01T00:00:00.000Z'))
      await ask(ana)
      expect(await getAiUsage(ana.db, ana.actor)).toMatchObject({ month: '2026-03', months: ['2026-03', '2026-02', '2026-01'], total: { calls: 1, hits: 1 } })
      const january = await getAiUsage(ana.db, ana.actor, '2026-01')
      expect(january).toMatchObject({ total: { calls: 1, hits: 0 } })
      expect(january.days.at(-1)).toEqual({ day: '2026-01-31', asked: 1, hits: 0 })
      expect((await getAiUsage(ana.db, ana.actor, '2026-02')).days).toHaveLength(28)
    })

    it('holds what people think of it, by prompt', async () => {
      const { ai: { hash } } = await ask(ana)
      await rateAnswer(ana.db, ana.actor, { hash, rating: 1 })
      await ask(reza)
      await rateAnswer(reza.db, reza.actor, { hash, rating: -1 })
      expect((await getAiUsage(ana.db, ana.actor)).prompts).toMatchObject([{ promptName: greet.name, promptVersion: greet.version, good: 1, bad: 1 }])
      await rateAnswer(reza.db, reza.actor, { hash, rating: null })
      expect((await getAiUsage(ana.db, ana.actor)).prompts).toMatchObject([{ good: 1, bad: 0 }])
    })

    it('says with an answer what the person thinks of it, once and until it is asked anew', async () => {
      const { ai: { hash, rating } } = await ask(ana)
      expect(rating).toBeNull()
      await rateAnswer(ana.db, ana.actor, { hash, rating: 1 })
      expect((await ask(ana)).ai.rating).toBe(1)
      expect((await ask(reza)).ai.rating).toBeNull()
      await rateAnswer(ana.db, ana.actor, { hash, rating: -1 })
      expect((await ask(ana)).ai.rating).toBe(-1)
      expect((await getAiUsage(ana.db, ana.actor)).prompts).toMatchObject([{ good: 0, bad: 1 }])
      expect((await complete(ana.db, ana.actor, greet, { name: 'Sara' }, { fresh: true })).ai.rating).toBeNull()
      expect((await ask(ana)).ai.rating).toBeNull()
      await rateAnswer(ana.db, ana.actor, { hash, rating: 1 })
      expect((await getAiUsage(ana.db, ana.actor)).prompts).toMatchObject([{ good: 1, bad: 1 }])
    })

    it('rates no answer that the person was not given', async () => {
      const { ai: { hash } } = await ask(ana)
      await expect(rateAnswer(reza.db, reza.actor, { hash, rating: 1 })).rejects.toMatchObject({ code: 'not_found' })
    })

    it('is limited by the plan as well', async () => {
      const plan = await setPlan(database.db, newId(), { aiTokensPerMonth: 10 })
      await assignPlan(database.db, null, ana.actor.organizationId, plan.id)
      await expect(ask(ana)).rejects.toMatchObject({ code: 'ai_budget_reached' })
      expect((await getAiStatus(ana.db, ana.actor)).budget).toMatchObject({ tokens: 0, monthlyTokens: 10 })
    })
  })

  describe('the kept answers', () => {
    it('are listed with the last used first, found by words of question and answer, and by feature', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-10T09:00:00.000Z') })
      claude.on(() => true, { text: 'Dear Zoë, the offer is ready.' })
      await ask(ana, 'Zoë')
      vi.setSystemTime(new Date('2026-03-10T09:01:00.000Z'))
      claude.on(() => true, { text: 'سلام سارا' })
      await ask(ana, 'Sara')
      expect((await list()).map(({ lastUsedAt }) => lastUsedAt)).toEqual(['2026-03-10T09:01:00.000Z', '2026-03-10T09:00:00.000Z'])
      expect(await list({ q: 'zoe OFFER' })).toHaveLength(1)
      expect(await list({ q: 'سارا' })).toHaveLength(1)
      expect(await list({ q: 'nobody' })).toEqual([])
      expect([await list({ feature: 'draft' }), await list({ feature: 'ask' })].map(({ length }) => length)).toEqual([2, 0])
    })

    it('come page by page', async () => {
      for (const name of ['Zoë', 'Sara', 'Amara']) await ask(ana, name)
      const first = await listKeptAnswers(ana.db, ana.actor, listKeptAnswersSchema.parse({ limit: '2' }))
      const second = await listKeptAnswers(ana.db, ana.actor, listKeptAnswersSchema.parse({ limit: '2', cursor: first.cursor }))
      expect(new Set([...first.answers, ...second.answers].map(({ hash }) => hash)).size).toBe(3)
      expect([first.total, second.cursor]).toEqual([3, null])
    })

    it('can be looked into, and hold no key', async () => {
      const { ai: { hash } } = await ask(ana)
      const whole = await getKeptAnswer(ana.db, ana.actor, hash)
      expect(whole).toMatchObject({ hash, request: { prompt: { name: greet.name } }, answer: { text: 'Answer 1' } })
      expect(JSON.stringify(whole)).not.toContain('test-key')
    })

    it('are forgotten one by one or by feature, which the history tells', async () => {
      const { ai: { hash } } = await ask(ana)
      await ask(ana, 'Zoë')
      await deleteKeptAnswer(ana.db, ana.actor, hash)
      await expect(getKeptAnswer(ana.db, ana.actor, hash)).rejects.toMatchObject({ code: 'not_found' })
      expect([await clearKeptAnswers(ana.db, ana.actor, 'ask'), await clearKeptAnswers(ana.db, ana.actor, 'draft'), await clearKeptAnswers(ana.db, ana.actor)]).toEqual([0, 1, 0])
      expect((await events()).map(({ type }) => type).filter(type => type.startsWith('organization.ai'))).toEqual(['organization.ai_answers_deleted', 'organization.ai_answers_deleted'])
      expect((await ask(ana)).ai.cached).toBe(false)
    })

    it('are asked again word for word, also of a prompt that is a structure, and replaced by a whole answer alone', async () => {
      claude.on(() => true, { json: { city: 'Yazd', age: 41 } })
      const { ai: { hash } } = await complete(ana.db, ana.actor, describePerson, { name: 'Sara' })
      for (const reply of [{ json: { city: 'Yazd' } }, { status: 400 }]) {
        claude.on(() => true, reply)
        await expect(askAgain(ana.db, ana.actor, hash)).rejects.toMatchObject({ code: 'ai_unusable_answer' })
      }
      expect((await getKeptAnswer(ana.db, ana.actor, hash)).answer).toMatchObject({ text: '{"city":"Yazd","age":41}' })
      claude.on(() => true, { json: { city: 'Shiraz', age: 42 } })
      expect((await askAgain(ana.db, ana.actor, hash)).answer).toMatchObject({ text: '{"city":"Shiraz","age":42}' })
      expect(claude.calls.at(-1)).toEqual(claude.calls[0])
      expect((await complete(ana.db, ana.actor, describePerson, { name: 'Sara' })).output).toEqual({ city: 'Shiraz', age: 42 })
    })

    it('go to another installation in a file, and answer there without a key', async () => {
      await ask(ana)
      const lines = await Array.fromAsync(await exportKeptAnswers(ana.db, ana.actor))
      const omid = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Omid')
      useClaude({ apiKey: undefined, baseUrl: 'http://127.0.0.1:1' })
      const file = async function* () {
        yield* [...lines, '{"hash":"forged"}']
      }
      expect(await importKeptAnswers(omid.db, omid.actor, file())).toEqual({ added: 1, present: 0, refused: 1 })
      expect(await importKeptAnswers(omid.db, omid.actor, file())).toEqual({ added: 0, present: 1, refused: 1 })
      expect(await ask(omid)).toMatchObject({ output: 'Answer 1', ai: { cached: true } })
      await expect(exportKeptAnswers(reza.db, reza.actor)).rejects.toMatchObject({ code: 'forbidden' })
    })

    it('are those of the organization alone', async () => {
      const { ai: { hash } } = await ask(ana)
      const omid = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Omid')
      expect(await listKeptAnswers(omid.db, omid.actor, listKeptAnswersSchema.parse({}))).toMatchObject({ answers: [], total: 0 })
      await expect(getKeptAnswer(omid.db, omid.actor, hash)).rejects.toMatchObject({ code: 'not_found' })
      expect(await clearKeptAnswers(omid.db, omid.actor)).toBe(0)
      expect(await list()).toHaveLength(1)
    })
  })
})
