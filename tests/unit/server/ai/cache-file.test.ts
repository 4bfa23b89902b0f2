import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exportCache, importCache } from '#server/ai/cache-file'
import { useClaude } from '#server/ai/client'
import { complete } from '#server/ai/complete'
import { startClaude, type Claude } from '~/tests/support/claude'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { greet } from '~/tests/support/test-prompts'

describe.each(engines)('the file of kept answers on %s', (engine) => {
  const database = useTestDatabase(engine)
  let claude: Claude
  let ana: TestMember
  let omid: TestMember

  beforeAll(async () => {
    claude = await startClaude()
  })
  afterAll(async () => {
    useClaude({})
    await claude.close()
  })
  beforeEach(async () => {
    claude.reset()
    useClaude({ apiKey: 'test-key', baseUrl: claude.url })
    ana = await addMember(database.db, await addOrganization(database.db), 'admin')
    omid = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin', 'Omid')
    await complete(ana.db, ana.actor, greet, { name: 'Sara' }, { subjects: [] })
    await complete(ana.db, ana.actor, greet, { name: 'سارا' })
  })

  async function* asLines(lines: string[]) {
    yield* lines
  }
  const exported = async () => await Array.fromAsync(exportCache(ana.db))

  it('replays elsewhere without a key', async () => {
    const lines = await exported()
    expect(lines.join()).not.toContain('test-key')
    useClaude({ apiKey: undefined, baseUrl: claude.url })
    await expect(complete(omid.db, omid.actor, greet, { name: 'سارا' })).rejects.toMatchObject({ code: 'ai_not_configured' })
    expect(await importCache(omid.db, asLines(lines))).toEqual({ added: 2, present: 0, refused: 0 })
    const subjects = [{ type: 'contact' as const, id: 'sara-here' }]
    expect(await complete(omid.db, omid.actor, greet, { name: 'سارا' }, { subjects })).toMatchObject({ output: 'Answer 2', ai: { cached: true } })
    expect(await omid.db.selectFrom('aiAnswerSubjects').select('subjectId').execute()).toEqual([{ subjectId: 'sara-here' }])
  })

  it('replaces nothing unless told to', async () => {
    const lines = (await exported()).map(line => line.replace('"Answer 1"', '"Answer of the file"'))
    expect(await importCache(ana.db, asLines(lines))).toEqual({ added: 0, present: 2, refused: 0 })
    expect((await complete(ana.db, ana.actor, greet, { name: 'Sara' })).output).toBe('Answer 1')
    await importCache(ana.db, asLines(lines), { overwrite: true })
    expect((await complete(ana.db, ana.actor, greet, { name: 'Sara' })).output).toBe('Answer of the file')
  })

  it('refuses entries whose request is not that of their hash, and lines that are no entries', async () => {
    const [header, ...entries] = await exported()
    const lines = [header!, entries[0]!.replace('Greet ', 'Insult '), '{"hash":1}', 'no JSON', '', entries[1]!]
    expect(await importCache(omid.db, asLines(lines))).toEqual({ added: 1, present: 0, refused: 3 })
  })

  it('refuses what no column holds, and takes nothing from the future', async () => {
    const [header, entry] = await exported()
    const changed = (changes: object) => JSON.stringify({ ...JSON.parse(entry!) as object, ...changes })
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const deepRequest = entry!.replace('"messages":[', `"messages":[${nested},`)
    const deepAnswer = entry!.replace('"toolCalls":[', `"toolCalls":[{"id":"1","name":"find","input":${nested}}`)
    const subjects = [{ type: 'contact', id: 'a\0b' }]
    const lines = [header!, changed({ inputTokens: 2 ** 31 }), changed({ subjects }), deepRequest, deepAnswer, changed({ createdAt: '9999-01-01T00:00:00.000Z' })]
    expect(await importCache(omid.db, asLines(lines))).toEqual({ added: 1, present: 0, refused: 4 })
    expect(await omid.db.selectFrom('aiAnswers').select('hash').where('refreshedAt', '>', new Date().toISOString()).execute()).toEqual([])
  })

  it('keeps of a file that was cut what is whole', async () => {
    const lines = await exported()
    expect(await importCache(omid.db, asLines([...lines.slice(0, -1), lines.at(-1)!.slice(0, -20)]))).toEqual({ added: 1, present: 0, refused: 1 })
  })

  it.each([[[]], [['{"format":"something else"}']], [['PK']]])('takes no other file: %j', async (lines) => {
    await expect(importCache(omid.db, asLines(lines))).rejects.toThrow()
  })
})
