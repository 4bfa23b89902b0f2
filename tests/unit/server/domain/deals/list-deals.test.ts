import { beforeEach, describe, expect, it } from 'vitest'
import { dealSortKeys, listDealsSchema } from '#shared/deals/schema'
import { updateCompany } from '#server/domain/companies/companies'
import { createContact, updateContact } from '#server/domain/contacts/contacts'
import { getBoard } from '#server/domain/deals/board'
import { createDeal } from '#server/domain/deals/deals'
import { exportDeals } from '#server/domain/deals/export-deals'
import { listDeals } from '#server/domain/deals/list-deals'
import { markLost } from '#server/domain/deals/close-deals'
import { updateDeal } from '#server/domain/deals/update-deal'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('the deals of an organization on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const create = (input: Parameters<typeof createDeal>[2], { db, actor } = studio.ana) => createDeal(db, actor, input)
  const list = (query: Record<string, unknown> = {}, { db, actor } = studio.ana) => listDeals(db, actor, listDealsSchema.parse(query))
  const titles = async (query: Record<string, unknown>) => (await list(query)).deals.map(deal => deal.title)

  beforeEach(async () => {
    studio = await makeStudio(database)
    const { ana, stages } = studio
    const sara = await createContact(ana.db, ana.actor, { firstName: 'سارا', lastName: 'احمدی', companyName: 'کافه لمیز' })
    await create({ title: 'Audit 2026', valueCents: 1_250_000, expectedCloseDate: '2026-03-31', contactId: sara.id, tags: ['Retainer'] })
    await create({ title: 'Brand', valueCents: 840_001, currency: 'GBP', stageId: stages.Proposal.id, expectedCloseDate: '2026-04-01' })
    await create({ title: 'Catalogue', valueCents: 5000, stageId: stages.Proposal.id })
    await create({ title: 'Workshop', valueCents: 300_000, stageId: stages.Won.id }, studio.rui)
  })

  it('are added up by stage and currency, weighted by their probability, the open ones together', async () => {
    const { total, pipelineValue, byStage } = await list()
    expect(total).toBe(4)
    expect(pipelineValue).toEqual([{ currency: 'EUR', valueCents: 1_255_000, weightedCents: 128_000 }, { currency: 'GBP', valueCents: 840_001, weightedCents: 504_001 }])
    expect(byStage.find(({ stageId }) => stageId === studio.stages.Proposal.id)).toEqual({ stageId: studio.stages.Proposal.id, count: 2, sums: [
      { currency: 'EUR', valueCents: 5000, weightedCents: 3000 }, { currency: 'GBP', valueCents: 840_001, weightedCents: 504_001 }] })
    expect(byStage.find(({ stageId }) => stageId === studio.stages.Won.id)?.sums).toEqual([{ currency: 'EUR', valueCents: 300_000, weightedCents: 300_000 }])
  })

  it('are added up anew after a change', async () => {
    const { deals: [deal] } = await list({ q: 'catalogue' })
    await updateDeal(studio.ana.db, studio.ana.actor, deal!.id, { valueCents: 7000 })
    expect((await list({ q: 'catalogue' })).pipelineValue).toEqual([{ currency: 'EUR', valueCents: 7000, weightedCents: 4200 }])
  })

  it('can be added up however large they are', async () => {
    for (let index = 0; index < 12; index++) await create({ title: `Vast ${index}`, valueCents: Number.MAX_SAFE_INTEGER, currency: 'USD' })
    const { pipelineValue } = await list()
    expect(pipelineValue.at(-1)).toMatchObject({ currency: 'USD', valueCents: 12 * Number.MAX_SAFE_INTEGER })
  })

  it('are filtered by stage, owner, outcome, value, close date and tag', async () => {
    const { stages, rui } = studio
    expect(await titles({ stageId: stages.Proposal.id, sort: 'title' })).toEqual(['Brand', 'Catalogue'])
    expect(await titles({ ownerId: rui.actor.userId })).toEqual(['Workshop'])
    expect(await titles({ outcome: 'won' })).toEqual(['Workshop'])
    expect(await titles({ outcome: 'open', sort: 'title' })).toEqual(['Audit 2026', 'Brand', 'Catalogue'])
    expect(await titles({ valueMin: '300000', valueMax: '1000000', sort: 'title' })).toEqual(['Brand', 'Workshop'])
    expect(await titles({ closeAfter: '2026-03-31', closeBefore: '2026-04-01' })).toEqual(['Audit 2026'])
    expect(await titles({ tags: 'retainer' })).toEqual(['Audit 2026'])
  })

  it('are filtered by currency, and by the days of the person on which they were made', async () => {
    const { ana } = studio
    const madeAt = (title: string, createdAt: string) => ana.db.updateTable('deals').set({ createdAt }).where('title', '=', title).execute()
    await madeAt('Audit 2026', '2026-02-28T22:59:59.999Z')
    await madeAt('Brand', '2026-02-28T23:00:00.000Z')
    await madeAt('Catalogue', '2026-03-31T21:59:59.999Z')
    await madeAt('Workshop', '2026-03-31T22:00:00.000Z')
    const march = { createdAfter: '2026-03-01', createdBefore: '2026-04-01', sort: 'title' }
    expect(await titles(march)).toEqual(['Brand', 'Catalogue'])
    expect((await list(march, { db: ana.db, actor: { ...ana.actor, timeZone: 'UTC' } })).deals.map(({ title }) => title)).toEqual(['Catalogue', 'Workshop'])
    expect(await titles({ currency: 'gbp' })).toEqual(['Brand'])
  })

  it('are found by title, contact and company, with folded letters', async () => {
    for (const q of ['audi', 'سَارَا', 'كافه', 'احمدی 2026']) expect(await titles({ q })).toEqual(['Audit 2026'])
  })

  it('are found under the new names of their contact and company', async () => {
    const { deals: [deal] } = await list({ q: 'audit' })
    await updateContact(studio.ana.db, studio.ana.actor, deal!.contactId!, { firstName: 'Zoë' })
    await updateCompany(studio.ana.db, studio.ana.actor, deal!.companyId!, { name: 'Harbour & Finch' })
    expect(await titles({ q: 'zoe harbour' })).toEqual(['Audit 2026'])
    for (const q of ['سارا', 'لمیز']) expect(await titles({ q })).toEqual([])
  })

  it.each(dealSortKeys.flatMap(key => [key, `-${key}`]))('come page by page, each once, sorted by %s', async (sort) => {
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await list({ sort, limit: '1', ...(cursor ? { cursor } : {}) })
      seen.push(...page.deals.map(deal => deal.title))
      cursor = page.cursor
    } while (cursor)
    expect(seen.toSorted()).toEqual(['Audit 2026', 'Brand', 'Catalogue', 'Workshop'])
    expect(seen).toEqual(await titles({ sort }))
  })

  it('of others are not there for a rep: neither in the list nor in its sums', async () => {
    const { deals, total, byStage } = await list({}, studio.rui)
    expect(deals.map(deal => deal.title)).toEqual(['Workshop'])
    expect(total).toBe(1)
    expect(byStage.map(({ stageId }) => stageId)).toEqual([studio.stages.Won.id])
  })

  it('stand on the board by stage, the first fifty and a cursor for more', async () => {
    for (let index = 0; index < 52; index++) await create({ title: `Deal ${index}`, valueCents: 100 })
    const board = await getBoard(studio.ana.db, studio.ana.actor, studio.pipelineId, {})
    expect(board.stages.map(({ name, count, deals }) => [name, count, deals.length])).toEqual([['Lead', 53, 50], ['Qualified', 0, 0], ['Proposal', 2, 2], ['Won', 1, 1], ['Lost', 0, 0]])
    const { cursor, deals, sums } = board.stages[0]!
    expect(sums).toEqual([{ currency: 'EUR', valueCents: 1_255_200, weightedCents: 125_520 }])
    const rest = await list({ stageId: studio.stages.Lead.id, sort: 'position', cursor })
    expect([...deals, ...rest.deals].map(deal => deal.title)).toEqual([...Array.from({ length: 52 }, (_, index) => `Deal ${51 - index}`), 'Audit 2026'])
  })

  it('stand on the board as the filters let them through', async () => {
    const board = await getBoard(studio.ana.db, studio.ana.actor, studio.pipelineId, { valueMin: 800_000 })
    expect(board.stages.map(({ count, deals }) => [count, deals.map(deal => deal.title)])).toEqual([[1, ['Audit 2026']], [0, []], [1, ['Brand']], [0, []], [0, []]])
  })

  it('are exported as they are filtered and sorted, without formulas', async () => {
    const { deals: [deal] } = await list({ q: 'catalogue' })
    await markLost(studio.ana.db, studio.ana.actor, { ids: [deal!.id], lostReason: '=1+1', outcome: 'lost' })
    const slices = []
    for await (const slice of await exportDeals(studio.ana.db, studio.ana.actor, listDealsSchema.parse({ sort: 'title' }))) slices.push(slice)
    const lines = slices.join('').trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFFTitle,Contact,Company,Value,Currency,Pipeline,Stage/)
    expect(lines[1]).toMatch(/^Audit 2026,سارا احمدی,کافه لمیز,12500,EUR,Sales,Lead,10,,,2026-03-31/)
    expect(lines[3]).toMatch(/^Catalogue,,,50,EUR,Sales,Lost,0,lost,'=1\+1,/)
    await expect(exportDeals(studio.rui.db, studio.rui.actor, listDealsSchema.parse({}))).rejects.toMatchObject(refused('forbidden'))
  })
})
