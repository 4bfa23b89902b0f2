import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, startOfDay, todayIn } from '#shared/dates/days'
import { boardSchema, listDealsSchema } from '#shared/deals/schema'
import { getBoard } from '#server/domain/deals/board'
import { createDeal } from '#server/domain/deals/deals'
import { listDeals } from '#server/domain/deals/list-deals'
import { moveDeal } from '#server/domain/deals/move-deal'
import { listNotifications } from '#server/domain/notifications/notifications'
import { updateStage } from '#server/domain/pipelines/stages'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('the board on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const create = (title: string, { db, actor } = studio.ana, input = {}) => createDeal(db, actor, { title, valueCents: 10_000, ...input })
  const board = (query: object, { db, actor } = studio.ana) => getBoard(db, actor, studio.pipelineId, boardSchema.parse(query))
  const listed = async (query: object) => (await listDeals(studio.ana.db, studio.ana.actor, listDealsSchema.parse({ sort: 'title', ...query }))).deals.map(({ title }) => title)

  beforeEach(async () => {
    studio = await makeStudio(database)
  })

  describe('in lanes', () => {
    it('has one for each owner, by name, with what it adds up to, and what nobody owns last', async () => {
      const { ana, rui, stages: { Lead, Proposal } } = studio
      await create('A')
      await create('R1', rui)
      await create('R2', rui, { stageId: Proposal.id, probability: 50 })
      await create('N', ana, { ownerId: null })
      const { stages, lanes } = await board({ lanes: 'owner' })
      expect(lanes?.map(({ ownerName, count, sums }) => [ownerName, count, sums[0]?.valueCents, sums[0]?.weightedCents])).toEqual([['Ana Torres', 1, 10_000, 1000], ['Rui Costa', 2, 20_000, 6000], [null, 1, 10_000, 1000]])
      expect(lanes?.[1]?.cells.map(({ stageId, count }) => [stageId, count]).sort()).toEqual([[Lead.id, 1], [Proposal.id, 1]].sort())
      expect(stages.find(({ id }) => id === Lead.id)).toMatchObject({ count: 3, cursor: null })
      expect(stages.find(({ id }) => id === Lead.id)?.deals.map(({ title }) => title)).toEqual(['N', 'R1', 'A'])
    })

    it('shows a rep their own alone, and keeps to the filters', async () => {
      await create('A')
      await create('R', studio.rui)
      expect((await board({ lanes: 'owner' }, studio.rui)).lanes?.map(({ ownerName }) => ownerName)).toEqual(['Rui Costa'])
      expect((await board({ lanes: 'owner', ownerId: studio.rui.actor.userId })).lanes).toHaveLength(1)
      expect((await board({})).lanes).toBeUndefined()
    })

    it('hands a deal over that is moved into another one, if the mover may', async () => {
      const { ana, rui, stages: { Proposal } } = studio
      const deal = await create('A')
      const own = await create('R', rui)
      await expect(moveDeal(rui.db, rui.actor, own.id, { stageId: Proposal.id, ownerId: ana.actor.userId })).rejects.toMatchObject(refused('forbidden'))
      await expect(moveDeal(ana.db, ana.actor, deal.id, { stageId: Proposal.id, ownerId: rui.actor.organizationId })).rejects.toMatchObject({ issues: [{ path: 'ownerId' }] })
      expect(await moveDeal(ana.db, ana.actor, deal.id, { stageId: Proposal.id, ownerId: rui.actor.userId })).toMatchObject({ stageId: Proposal.id, ownerId: rui.actor.userId, probability: 60 })
      expect((await listNotifications(rui.db, rui.actor)).notifications.map(({ type }) => type).sort()).toEqual(['deal.stage_changed', 'deal.updated'])
      expect(await moveDeal(ana.db, ana.actor, deal.id, { stageId: Proposal.id, ownerId: null })).toMatchObject({ ownerId: null })
    })
  })

  it('and the list find what rots: longer in its stage than that allows, by the person\'s days', async () => {
    const { ana, stages: { Lead, Qualified } } = studio
    await updateStage(ana.db, ana.actor, Lead.id, { rottingDays: 7 })
    const today = todayIn(ana.actor.timeZone)
    const enter = async (title: string, stageId: string, at: string) => {
      const { id } = await create(title, ana, { stageId })
      await ana.db.updateTable('deals').set({ stageEnteredAt: at }).where('id', '=', id).execute()
    }
    await enter('eight days', Lead.id, new Date(Date.parse(startOfDay(addDays(today, -7), ana.actor.timeZone)) - 7_200_000).toISOString())
    await enter('seven days', Lead.id, new Date(Date.parse(startOfDay(addDays(today, -7), ana.actor.timeZone)) + 7_200_000).toISOString())
    await enter('long in a stage that allows it', Qualified.id, '2020-01-01T00:00:00.000Z')
    expect(await listed({ rotting: 'true' })).toEqual(['eight days'])
    expect((await board({ rotting: 'true' })).stages.flatMap(({ deals }) => deals.map(({ title }) => title))).toEqual(['eight days'])
  })

  it('and the list find what has gone quiet', async () => {
    const { ana } = studio
    const { id } = await create('quiet')
    await create('fresh')
    await ana.db.updateTable('deals').set({ quietAt: new Date().toISOString() }).where('id', '=', id).execute()
    expect(await listed({ quiet: 'true' })).toEqual(['quiet'])
    expect(await listed({ rotting: 'true' })).toEqual([])
  })
})
