import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#server/db/database'
import { anchorChains, anchorOf, anchorsFile } from '#server/domain/events/anchors'
import { checkChain, findChainBreaks } from '#server/domain/events/chain'
import { recordEvent } from '#server/domain/events/events'
import { newId } from '#server/domain/ids'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { removeSampleData } from '#server/domain/sample-data/remove-sample-data'
import { fileStorage } from '#server/storage/files'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const folder = mkdtempSync(join(tmpdir(), 'simplecrm-anchors-'))
process.env.DATA_DIR = folder
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key = () => Buffer.alloc(32, 1)

describe.each(engines)('the end of the chain on %s', (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember

  const record = (name: string) => inTransaction(ana.db, trx => recordEvent(trx, ana.actor, { type: 'contact.updated', subject: { type: 'contact', id: newId() }, payload: { name } }))
  const head = async () => (await ana.db.selectFrom('events').select('position').orderBy('position', 'desc').limit(1).executeTakeFirstOrThrow()).position
  const breaks = async () => findChainBreaks(ana.db, await anchorOf(ana.actor.organizationId, key))

  async function behindTheBack(change: (own: TestMember['db']) => Promise<unknown>) {
    const own = database.ownedBy(ana.actor.organizationId)
    await own.insertInto('eventMaintenance').values({ id: 'forgery', reason: 'forgery in a test' }).execute()
    await change(own)
    await own.deleteFrom('eventMaintenance').execute()
  }

  beforeAll(async () => {
    ana = await addMember(database.db, await addOrganization(database.db, 'Studio North'), 'admin')
    for (const name of ['one', 'two', 'three', 'four']) await record(name)
    await anchorChains(database.db, key)
  })

  it('holds while history grows and while sample data comes and goes', async () => {
    expect(await breaks()).toEqual([])
    await addSampleData(ana.db, ana.actor)
    await anchorChains(database.db, key)
    await removeSampleData(ana.db, ana.actor)
    expect(await breaks()).toEqual([])
    await anchorChains(database.db, key)
    expect((await anchorOf(ana.actor.organizationId, key))?.position).toBe(await head())
  })

  it('can be checked in parts', async () => {
    const all = { breaks: [] as unknown[], parts: 0 }
    for (let from: number | null = 1; from !== null; all.parts++) {
      const part = await checkChain(ana.db, { from, most: 2 })
      all.breaks.push(...part.breaks)
      from = part.next
    }
    expect(all.breaks).toEqual([])
    expect(all.parts).toBeGreaterThan(2)
  })

  it('shows what was altered in a part, and an erased payload', async () => {
    const position = await head()
    await record('to be erased')
    await behindTheBack(own => own.updateTable('events').set({ payload: null }).where('position', '=', position + 1).execute())
    expect(await checkChain(ana.db, { from: position + 1, most: 10 })).toMatchObject({ breaks: [{ position: position + 1, reason: 'altered' }], next: null })
  })

  it('shows that the newest events are gone, and does not forget it', async () => {
    const position = await head()
    for (const name of ['five', 'six', 'seven']) await record(name)
    await anchorChains(database.db, key)
    const before = await breaks()
    await behindTheBack(own => own.deleteFrom('events').where('position', '>', position).execute())
    expect((await breaks()).slice(before.length)).toEqual([{ position: position + 1, until: position + 3, reason: 'cut' }])
    for (const name of ['others', 'in', 'their', 'place']) await record(name)
    await anchorChains(database.db, key)
    expect((await breaks()).slice(before.length)).toEqual([{ position: position + 3, reason: 'altered' }])
  })

  it('is believed under the installation\'s own seal alone', async () => {
    expect(await anchorOf(ana.actor.organizationId, () => Buffer.alloc(32, 2))).toBeUndefined()
    const text = new TextDecoder().decode(await fileStorage().read(anchorsFile))
    await fileStorage().write(anchorsFile, new TextEncoder().encode(text.replace(/"position":\d+/, '"position":1')))
    expect(await anchorOf(ana.actor.organizationId, key)).toBeUndefined()
    await fileStorage().remove(anchorsFile)
  })
})
