import { beforeEach, describe, expect, it } from 'vitest'
import { getBoard } from '#server/domain/deals/board'
import { markLost, markWon, moveDeals } from '#server/domain/deals/close-deals'
import { createDeal, deleteDeal } from '#server/domain/deals/deals'
import { moveDeal } from '#server/domain/deals/move-deal'
import { updateDeal } from '#server/domain/deals/update-deal'
import { listEventsFrom } from '#server/domain/events/events.repository'
import { newId } from '#server/domain/ids'
import { listNotifications } from '#server/domain/notifications/notifications'
import { makeStudio, refused, type StageName, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('moving deals on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const create = (title: string, stage: StageName = 'Lead', { db, actor } = studio.ana) => createDeal(db, actor, { title, stageId: studio.stages[stage].id })
  const move = (id: string, stage: StageName, before?: string | null, version?: number) => moveDeal(studio.ana.db, studio.ana.actor, id, { stageId: studio.stages[stage].id, before }, version)
  const column = async (stage: StageName) => {
    const board = await getBoard(studio.ana.db, studio.ana.actor, studio.pipelineId, {})
    return board.stages.find(({ id }) => id === studio.stages[stage].id)!.deals.map(deal => deal.title)
  }
  const lastEvent = async () => (await listEventsFrom(studio.ana.db, 0, 5000)).at(-1)

  beforeEach(async () => {
    studio = await makeStudio(database)
  })

  it('puts a deal above another, at the end, or at the top', async () => {
    const [audit, brand] = [await create('Audit', 'Proposal'), await create('Brand', 'Proposal')]
    const [shop, site, app] = [await create('Shop'), await create('Site'), await create('App')]
    await move(shop.id, 'Proposal', audit.id)
    await move(site.id, 'Proposal', null)
    await move(app.id, 'Proposal')
    expect(await column('Proposal')).toEqual(['App', 'Brand', 'Shop', 'Audit', 'Site'])
    await move(site.id, 'Proposal', brand.id)
    expect(await column('Proposal')).toEqual(['App', 'Site', 'Brand', 'Shop', 'Audit'])
    expect(await column('Lead')).toEqual([])
  })

  it('gives it the probability of the stage, and tells its names before and after', async () => {
    const deal = await create('Audit')
    const moved = await move(deal.id, 'Proposal')
    expect(moved).toMatchObject({ stageId: studio.stages.Proposal.id, probability: 60, version: 2 })
    expect(moved.stageEnteredAt >= deal.stageEnteredAt).toBe(true)
    const event = await lastEvent()
    expect(event?.type).toBe('deal.stage_changed')
    expect(JSON.parse(event!.payload!)).toMatchObject({ name: 'Audit', changes: { stage: { before: 'Lead', after: 'Proposal' } } })
  })

  it('keeps the probability when only the place in the column changes', async () => {
    const [audit, brand] = [await create('Audit', 'Proposal'), await create('Brand', 'Proposal')]
    await updateDeal(studio.ana.db, studio.ana.actor, audit.id, { probability: 85 })
    expect(await move(audit.id, 'Proposal', brand.id)).toMatchObject({ probability: 85, stageEnteredAt: audit.stageEnteredAt })
    expect((await lastEvent())?.type).toBe('deal.reordered')
  })

  it('finds room between two neighbours however often they are parted', async () => {
    const [top, bottom] = [await create('Top'), await create('Bottom')]
    await move(bottom.id, 'Lead', null)
    const titles: string[] = []
    for (let index = 0; index < 55; index++) {
      const { id, title } = await create(`Deal ${index}`)
      await move(id, 'Lead', bottom.id)
      titles.push(title)
    }
    for (let index = 0; index < 20; index++) await move(index % 2 ? top.id : bottom.id, 'Lead', index % 2 ? bottom.id : top.id)
    const places = await studio.ana.db.selectFrom('deals').select(['title', 'position']).orderBy('position').execute()
    expect(new Set(places.map(place => place.position)).size).toBe(57)
    expect(places.map(place => place.title).filter(title => title.startsWith('Deal'))).toEqual(titles)
  }, 30_000)

  it('refuses a stale version with the deal as it is now and who changed it', async () => {
    const deal = await create('Audit')
    await move(deal.id, 'Qualified', undefined, 1)
    await expect(move(deal.id, 'Proposal', undefined, 1)).rejects.toMatchObject({ code: 'stale_version', extensions: { current: { stageId: studio.stages.Qualified.id, version: 2 }, changedBy: 'Ana Torres' } })
    expect(await column('Qualified')).toEqual(['Audit'])
  })

  it('refuses a place above a deal that is elsewhere, in the trash or not to be seen', async () => {
    const [audit, brand, shop] = [await create('Audit'), await create('Brand'), await create('Shop', 'Proposal')]
    await expect(move(audit.id, 'Proposal', brand.id)).rejects.toMatchObject(refused('invalid_fields'))
    await deleteDeal(studio.ana.db, studio.ana.actor, shop.id)
    await expect(move(audit.id, 'Proposal', shop.id)).rejects.toMatchObject(refused('not_found'))
    await expect(move(audit.id, 'Proposal', newId())).rejects.toMatchObject(refused('not_found'))
    const own = await create('Own', 'Lead', studio.rui)
    await expect(moveDeal(studio.rui.db, studio.rui.actor, own.id, { stageId: studio.stages.Lead.id, before: audit.id })).rejects.toMatchObject(refused('not_found'))
    expect((await column('Lead')).sort()).toEqual(['Audit', 'Brand', 'Own'])
  })

  it('closes in a stage with an outcome, and opens again in another one', async () => {
    const deal = await create('Audit')
    expect(await move(deal.id, 'Lost')).toMatchObject({ outcome: 'lost', probability: 0 })
    expect((await move(deal.id, 'Proposal')).actualCloseDate).toBeNull()
    expect(await move(deal.id, 'Proposal')).toMatchObject({ outcome: null, probability: 60, lostReason: null })
  })

  it('tells the owner when someone else does it', async () => {
    const own = await create('Audit', 'Lead', studio.rui)
    await move(own.id, 'Won')
    expect(await listNotifications(studio.rui.db, studio.rui.actor)).toMatchObject({ unread: 1, notifications: [{ type: 'deal.stage_changed', name: 'Audit', actorName: 'Ana Torres' }] })
  })

  describe('many at once', () => {
    it('answers what was changed, and what was not and why', async () => {
      const [audit, brand, foreign] = [await create('Audit'), await create('Brand', 'Won'), newId()]
      const result = await markWon(studio.ana.db, studio.ana.actor, { ids: [audit.id, brand.id, foreign, audit.id] })
      expect(result.changed).toMatchObject([{ id: audit.id, outcome: 'won', stageId: studio.stages.Won.id }])
      expect(result.unchanged).toMatchObject([{ id: brand.id, code: 'already_done' }, { id: foreign, code: 'not_found' }])
    })

    it('loses with the reason, or abandons, and can correct the reason', async () => {
      const { db, actor } = studio.ana
      const { id } = await create('Audit', 'Proposal')
      expect((await markLost(db, actor, { ids: [id], lostReason: 'Price', outcome: 'lost' })).changed).toMatchObject([{ outcome: 'lost', lostReason: 'Price', probability: 0 }])
      expect((await markLost(db, actor, { ids: [id], lostReason: 'No answer', outcome: 'abandoned' })).changed).toMatchObject([{ outcome: 'abandoned', lostReason: 'No answer' }])
      expect((await markLost(db, actor, { ids: [id], outcome: 'abandoned' })).unchanged).toMatchObject([{ code: 'already_done' }])
    })

    it('moves more than one batch, leaving the others where they are', async () => {
      const ids: string[] = []
      for (let index = 0; index < 45; index++) ids.push((await create(`Deal ${index}`)).id)
      const own = await create('Own', 'Lead', studio.rui)
      const result = await moveDeals(studio.rui.db, studio.rui.actor, { ids: [own.id, ...ids], stageId: studio.stages.Qualified.id })
      expect([result.changed.length, result.unchanged.length]).toEqual([1, 45])
      expect((await moveDeals(studio.ana.db, studio.ana.actor, { ids, stageId: studio.stages.Proposal.id })).changed).toHaveLength(45)
      expect((await column('Proposal')).length).toBe(45)
      expect(await column('Qualified')).toEqual(['Own'])
    })
  })
})
