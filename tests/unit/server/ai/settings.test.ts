import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { useClaude } from '#server/ai/client'
import { complete } from '#server/ai/complete'
import { readAiAccess, readAiSettings, saveAiSettings } from '#server/ai/settings'
import { tryKey } from '#server/ai/try-key'
import { startClaude, type Claude } from '~/tests/support/claude'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { greet } from '~/tests/support/test-prompts'

describe.each(engines)('the settings of Claude on %s', (engine) => {
  const database = useTestDatabase(engine)
  let claude: Claude
  let ana: TestMember

  beforeAll(async () => {
    process.env.SECRET ??= randomBytes(32).toString('base64url')
    claude = await startClaude()
  })
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })
  beforeEach(async () => {
    claude.reset()
    useClaude({ apiKey: undefined, baseUrl: claude.url })
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
  })

  const save = async (changes: Parameters<typeof saveAiSettings>[2]) => await saveAiSettings(ana.db, ana.actor.organizationId, changes)
  const access = async () => await readAiAccess(ana.db, ana.actor.organizationId)

  it('are the environment\'s until the organization has its own', async () => {
    useClaude({ apiKey: 'of the environment', model: 'claude-haiku-4-5' })
    expect(await access()).toMatchObject({ apiKey: 'of the environment', source: 'environment', model: 'claude-haiku-4-5', price: { inputMicros: 1_000_000, outputMicros: 5_000_000 } })
    await save({ key: 'test-key', model: 'claude-opus-5-5', prices: { 'claude-opus-5-5': { inputMicros: 1, outputMicros: 2 } } })
    expect(await access()).toMatchObject({ apiKey: 'test-key', source: 'organization', model: 'claude-opus-5-5', price: { inputMicros: 1, outputMicros: 2 } })
    await save({ key: null, model: null })
    expect(await access()).toMatchObject({ apiKey: 'of the environment', source: 'environment', model: 'claude-haiku-4-5' })
  })

  it('keep the key sealed, and show its end alone', async () => {
    await save({ key: 'test-key', monthlyCents: 500 })
    await save({ monthlyTokens: 1000 })
    expect(await readAiSettings(ana.db)).toEqual({ keyEnding: '-key', model: null, monthlyTokens: 1000, monthlyCents: 500, prices: {} })
    expect(JSON.stringify(await ana.db.selectFrom('aiSettings').selectAll().execute())).not.toContain('test-key')
    expect((await complete(ana.db, ana.actor, greet, { name: 'Sara' })).output).toBe('Answer 1')
  })

  it('never let the operator pay for an organization whose own key no longer opens', async () => {
    await save({ key: 'test-key' })
    await ana.db.updateTable('aiSettings').set({ sealedKey: 'sealed-with-another-secret' }).execute()
    useClaude({ apiKey: 'of the environment', baseUrl: claude.url })
    expect(await access()).toMatchObject({ apiKey: undefined, source: null })
  })
})

describe('a key to Claude', () => {
  let claude: Claude
  beforeAll(async () => {
    claude = await startClaude()
    useClaude({ baseUrl: claude.url })
  })
  beforeEach(() => claude.reset())
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })

  it('is tried before it is saved', async () => {
    await expect(tryKey('test-key', 'claude-sonnet-5-5')).resolves.toBeUndefined()
    await expect(tryKey('wrong-key', 'claude-sonnet-5-5')).rejects.toMatchObject({ code: 'ai_key_refused' })
    await expect(tryKey('test-key', 'gpt-1')).rejects.toMatchObject({ code: 'ai_model_unknown' })
    claude.on(() => true, { status: 529 })
    await expect(tryKey('test-key', 'claude-sonnet-5-5')).rejects.toMatchObject({ code: 'ai_overloaded' })
  })

  it('goes to Claude alone, with nothing else of the environment', async () => {
    const names = { ANTHROPIC_AUTH_TOKEN: 'another-token', ANTHROPIC_CUSTOM_HEADERS: 'X-Secret: of-the-environment', ANTHROPIC_LOG: 'debug', ANTHROPIC_PROFILE: 'other' }
    Object.assign(process.env, names)
    await tryKey('test-key', 'claude-sonnet-5-5')
    for (const name of Object.keys(names)) Reflect.deleteProperty(process.env, name)
    expect(claude.headers().authorization).toBe('Bearer test-key')
    expect(JSON.stringify(claude.headers())).not.toMatch(/another-token|of-the-environment|stainless/)
  })

  it('stands in no error', async () => {
    const error: unknown = await tryKey('wrong-key', 'claude-sonnet-5-5').catch((caught: unknown) => caught)
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toMatch(/wrong-key|test-key/)
  })
})
