import { sql, type Kysely } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { markLost, moveDeals } from '#server/domain/deals/close-deals'
import { createDeal, deleteDeal, restoreDeal } from '#server/domain/deals/deals'
import { deletePipeline } from '#server/domain/deals/delete-pipeline'
import { deleteStage } from '#server/domain/deals/delete-stage'
import { moveDeal } from '#server/domain/deals/move-deal'
import { updateDeal } from '#server/domain/deals/update-deal'
import { createPipeline } from '#server/domain/pipelines/edit-pipelines'
import { up } from '../../../../../migrations/0026_reports'
import { makeStudio, type StageName, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'
import { change, undo } from '../bulk/bulk-fixture'

interface Stay { dealId: string, stageId: string, enteredAt: string, leftAt: string | null }

describe.each(engines)('how long deals stay in stages on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  beforeEach(async () => {
    studio = await makeStudio(database)
  })

  const create = async (stage: StageName = 'Lead') => (await createDeal(studio.ana.db, studio.ana.actor, { title: 'Audit 2026', stageId: studio.stages[stage].id })).id
  // Two changes within one millisecond are one.
  const move = async (id: string, stage: StageName) => {
    await new Promise(resolve => setTimeout(resolve, 2))
    await moveDeal(studio.ana.db, studio.ana.actor, id, { stageId: studio.stages[stage].id })
  }
  const stays = async (): Promise<Stay[]> => await studio.ana.db.selectFrom('stageStays').select(['dealId', 'stageId', 'enteredAt', 'leftAt']).orderBy('dealId').orderBy('enteredAt').execute()
  const names = async (id: string) => (await stays()).filter(({ dealId }) => dealId === id)
    .map(({ stageId, leftAt }) => `${Object.values(studio.stages).find(stage => stage.id === stageId)?.name}${leftAt === null ? ' now' : ''}`)
  const expectChain = async (id: string) => {
    const chain = (await stays()).filter(({ dealId }) => dealId === id)
    expect(chain.map(({ leftAt }) => leftAt)).toEqual([...chain.slice(1).map(({ enteredAt }) => enteredAt), null])
    const deal = await studio.ana.db.selectFrom('deals').select(['stageId', 'stageEnteredAt']).where('id', '=', id).executeTakeFirstOrThrow()
    expect(chain.at(-1)).toMatchObject({ stageId: deal.stageId, enteredAt: deal.stageEnteredAt })
  }

  it('follows a deal from its making through moves, closing and reopening', async () => {
    const id = await create()
    for (const stage of ['Proposal', 'Lead', 'Won', 'Qualified'] as const) await move(id, stage)
    expect(await names(id)).toEqual(['Lead', 'Proposal', 'Lead', 'Won', 'Qualified now'])
    await new Promise(resolve => setTimeout(resolve, 2))
    await updateDeal(studio.ana.db, studio.ana.actor, id, { outcome: 'lost', lostReason: 'Price' })
    expect(await names(id)).toEqual(['Lead', 'Proposal', 'Lead', 'Won', 'Qualified', 'Lost now'])
    await expectChain(id)
  })

  it('keeps them while a deal lies in the trash, changes its place or is lost for another reason', async () => {
    const [id, other] = [await create(), await create()]
    await move(id, 'Lost')
    await markLost(studio.ana.db, studio.ana.actor, { ids: [id], lostReason: 'Price', outcome: 'lost' })
    await moveDeal(studio.ana.db, studio.ana.actor, other, { stageId: studio.stages.Lead.id, before: null })
    await deleteDeal(studio.ana.db, studio.ana.actor, id)
    await restoreDeal(studio.ana.db, studio.ana.actor, id)
    expect([await names(id), await names(other)]).toEqual([['Lead', 'Lost now'], ['Lead now']])
  })

  it('forgets them with the deal', async () => {
    const id = await create()
    await move(id, 'Proposal')
    await deleteDeal(studio.ana.db, studio.ana.actor, id, { permanent: true })
    expect(await names(id)).toEqual([])
  })

  it('takes back what a bulk change did that was undone', async () => {
    const [id, other] = [await create(), await create()]
    await move(id, 'Qualified')
    const before = await stays()
    await new Promise(resolve => setTimeout(resolve, 2))
    const { id: run } = await change(studio.ana, 'deal', { action: 'stage', stageId: studio.stages.Won.id, ids: [id, other] })
    expect(await names(other)).toEqual(['Lead', 'Won now'])
    await undo(studio.ana, run)
    expect(await stays()).toEqual(before)
  })

  it('gives what was in a stage that goes to its heir, also for deals in the trash', async () => {
    const [passed, held, trashed] = [await create('Qualified'), await create('Qualified'), await create('Qualified')]
    await move(passed, 'Proposal')
    await deleteDeal(studio.ana.db, studio.ana.actor, trashed)
    await deleteStage(studio.ana.db, studio.ana.actor, studio.stages.Qualified.id, { moveTo: studio.stages.Lead.id })
    expect([await names(passed), await names(held), await names(trashed)]).toEqual([['Lead', 'Proposal now'], ['Lead', 'Lead now'], ['Lead now']])
    for (const id of [passed, held, trashed]) await expectChain(id)
  })

  it('gives what was in a pipeline that goes to the stages that take its deals', async () => {
    const { db, actor } = studio.ana
    const other = await createPipeline(db, actor, { name: 'Renewals' })
    const { id } = await createDeal(db, actor, { title: 'Retainer', stageId: other.stages[0]!.id })
    await moveDeals(db, actor, { ids: [id], stageId: other.stages[1]!.id })
    await deletePipeline(db, actor, other.id, { moveTo: studio.stages.Proposal.id })
    expect(new Set(await names(id))).toEqual(new Set(['Proposal', 'Proposal now']))
    await expectChain(id)
  })

  it('knows the way of sample deals', async () => {
    await addSampleData(studio.ana.db, studio.ana.actor)
    const deals = await studio.ana.db.selectFrom('deals').select('id').execute()
    for (const { id } of deals) await expectChain(id)
    expect((await stays()).length).toBeGreaterThan(deals.length)
  })

  it('reads them from the history of deals that were there before', async () => {
    const owner = database.ownedBy(studio.ana.actor.organizationId).withoutPlugins()
    await addSampleData(studio.ana.db, studio.ana.actor)
    const [moved, undone] = [await create(), await create()]
    for (const stage of ['Proposal', 'Lead', 'Won'] as const) await move(moved, stage)
    await undo(studio.ana, (await change(studio.ana, 'deal', { action: 'won', ids: [undone] })).id)
    const before = await stays()
    await sql`drop table "stageStays"`.execute(owner)
    for (const trigger of ['dealsBeginStay', 'dealsChangeStay']) await (engine === 'postgres' ? sql`drop trigger ${sql.id(trigger)} on deals` : sql`drop trigger ${sql.id(trigger)}`).execute(owner)
    if (engine === 'postgres') for (const name of ['beginStageStay', 'changeStageStay']) await sql`drop function ${sql.id(name)}`.execute(owner)
    for (const name of ['dealsByClosing', 'dealsInReports']) await sql`drop index ${sql.id(name)}`.execute(owner)
    await owner.transaction().execute(trx => up(trx as unknown as Kysely<unknown>))

    const after = await stays()
    expect(after.map(({ dealId, stageId }) => [dealId, stageId])).toEqual(before.map(({ dealId, stageId }) => [dealId, stageId]))
    for (const [index, { enteredAt }] of after.entries()) expect(Math.abs(Date.parse(enteredAt) - Date.parse(before[index]!.enteredAt))).toBeLessThan(100)
    await expectChain(moved)
    await expectChain(undone)
  })
})
