import { beforeEach, describe, expect, it } from 'vitest'
import { createStageSchema } from '#shared/pipelines/schema'
import { createDeal, deleteDeal, getDeal, restoreDeal } from '#server/domain/deals/deals'
import { markWon } from '#server/domain/deals/close-deals'
import { deletePipeline } from '#server/domain/deals/delete-pipeline'
import { updateDeal } from '#server/domain/deals/update-deal'
import { deleteStage } from '#server/domain/deals/delete-stage'
import { listEventsFrom } from '#server/domain/events/events.repository'
import { createPipeline, updatePipeline } from '#server/domain/pipelines/edit-pipelines'
import { getPipeline, listPipelines } from '#server/domain/pipelines/pipelines'
import { createStage, orderStages, updateStage } from '#server/domain/pipelines/stages'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('pipelines on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const names = async () => (await getPipeline(studio.ana.db, studio.pipelineId)).stages.map(stage => stage.name)
  const add = (name: string) => createStage(studio.ana.db, studio.ana.actor, studio.pipelineId, createStageSchema.parse({ name }))
  const remove = (id: string, moveTo?: string) => deleteStage(studio.ana.db, studio.ana.actor, id, { moveTo })

  beforeEach(async () => {
    studio = await makeStudio(database)
  })

  it('begin with stages in the language of who makes them', async () => {
    const { db, actor } = studio.ana
    const inPersian = { ...actor, session: { ...actor.session, user: { ...actor.session.user, locale: 'fa' as const } } }
    const { stages } = await createPipeline(db, inPersian, { name: 'فروش دوم' })
    expect(stages.map(stage => stage.name)).toEqual(['سرنخ', 'واجد شرایط', 'پیشنهاد', 'برنده', 'ازدست‌رفته'])
  })

  it('get new stages behind the open ones', async () => {
    await add('Negotiation')
    expect(await names()).toEqual(['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'])
  })

  it('are put into another order that names every stage once', async () => {
    const { ana, pipelineId, stages: { Lead, Qualified, Proposal, Won, Lost } } = studio
    await orderStages(ana.db, ana.actor, pipelineId, [Qualified, Lead, Proposal, Won, Lost].map(({ id }) => id))
    expect(await names()).toEqual(['Qualified', 'Lead', 'Proposal', 'Won', 'Lost'])
    for (const order of [[Lead, Qualified], [Lead, Lead, Proposal, Won, Lost]]) {
      await expect(orderStages(ana.db, ana.actor, pipelineId, order.map(({ id }) => id))).rejects.toMatchObject(refused('invalid_fields'))
    }
    expect(await names()).toEqual(['Qualified', 'Lead', 'Proposal', 'Won', 'Lost'])
  })

  it('are arranged by managers only', async () => {
    const { rui, stages } = studio
    await expect(updateStage(rui.db, rui.actor, stages.Lead.id, { name: 'New' })).rejects.toMatchObject(refused('forbidden'))
    await expect(deleteStage(rui.db, rui.actor, stages.Lead.id, {})).rejects.toMatchObject(refused('forbidden'))
    await expect(createPipeline(rui.db, rui.actor, { name: 'Partners' })).rejects.toMatchObject(refused('forbidden'))
  })

  it('can be several, the default one first', async () => {
    const { ana } = studio
    const partners = await createPipeline(ana.db, ana.actor, { name: 'Partners' })
    await updatePipeline(ana.db, ana.actor, partners.id, { name: 'Partners and friends' })
    expect((await listPipelines(ana.db)).map(({ name, stages }) => [name, stages.length])).toEqual([['Sales', 5], ['Partners and friends', 5]])
  })

  it('hand over who is the default', async () => {
    const { ana, pipelineId } = studio
    const partners = await createPipeline(ana.db, ana.actor, { name: 'Partners' })
    await updatePipeline(ana.db, ana.actor, partners.id, { isDefault: true })
    expect((await listPipelines(ana.db)).map(({ id, isDefault }) => [id, isDefault])).toEqual([[partners.id, true], [pipelineId, false]])
  })

  it('go with their deals taken over by another one, ended as they were', async () => {
    const { ana, pipelineId, stages } = studio
    const partners = await createPipeline(ana.db, ana.actor, { name: 'Partners' })
    const [open, won, binned] = await Promise.all(['Audit', 'Brand', 'Old'].map(title => createDeal(ana.db, ana.actor, { title, pipelineId: partners.id })))
    await markWon(ana.db, ana.actor, { ids: [won!.id] })
    await updateDeal(ana.db, ana.actor, won!.id, { actualCloseDate: '2026-01-02' })
    await deleteDeal(ana.db, ana.actor, binned!.id)
    await expect(deletePipeline(ana.db, ana.actor, partners.id, {})).rejects.toMatchObject({ code: 'pipeline_in_use', extensions: { held: 2 } })
    await expect(deletePipeline(ana.db, ana.actor, partners.id, { moveTo: partners.stages[0]!.id })).rejects.toMatchObject(refused('invalid_fields'))
    await deletePipeline(ana.db, ana.actor, partners.id, { moveTo: stages.Qualified.id })
    expect(await listPipelines(ana.db)).toMatchObject([{ id: pipelineId }])
    expect(await getDeal(ana.db, ana.actor, open!.id)).toMatchObject({ stageId: stages.Qualified.id, pipelineId, outcome: null })
    expect(await getDeal(ana.db, ana.actor, won!.id)).toMatchObject({ stageId: stages.Won.id, pipelineId, outcome: 'won', actualCloseDate: '2026-01-02' })
    expect(await restoreDeal(ana.db, ana.actor, binned!.id)).toMatchObject({ stageId: stages.Qualified.id, pipelineId })
    await expect(deletePipeline(ana.db, ana.actor, pipelineId, {})).rejects.toMatchObject(refused('pipeline_needed'))
  })

  it('say anew when their deals go quiet', async () => {
    const { ana, stages } = studio
    const { createdAt } = await createDeal(ana.db, ana.actor, { title: 'Audit' })
    await updateStage(ana.db, ana.actor, stages.Lead.id, { rottingDays: 3 })
    const { quietAt } = await ana.db.selectFrom('deals').select('quietAt').executeTakeFirstOrThrow()
    expect(Date.parse(quietAt) - Date.parse(createdAt)).toBe(3 * 86_400_000)
    expect(quietAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('keep the probability of what is won and lost', async () => {
    await expect(updateStage(studio.ana.db, studio.ana.actor, studio.stages.Won.id, { probability: 90 })).rejects.toMatchObject(refused('invalid_fields'))
  })

  it('do not lose a stage with deals, unless they go to another one', async () => {
    const { ana, stages } = studio
    const [audit, brand] = [await createDeal(ana.db, ana.actor, { title: 'Audit' }), await createDeal(ana.db, ana.actor, { title: 'Brand' })]
    await expect(remove(stages.Lead.id)).rejects.toMatchObject({ code: 'stage_in_use', extensions: { held: 2 } })
    await deleteDeal(ana.db, ana.actor, brand.id)
    await remove(stages.Lead.id, stages.Proposal.id)
    expect(await names()).toEqual(['Qualified', 'Proposal', 'Won', 'Lost'])
    expect(await getDeal(ana.db, ana.actor, audit.id)).toMatchObject({ stageId: stages.Proposal.id, probability: 60 })
    expect(await restoreDeal(ana.db, ana.actor, brand.id)).toMatchObject({ stageId: stages.Proposal.id })
    expect((await listEventsFrom(ana.db, 0, 100)).map(event => event.type)).toContain('stage.deleted')
  })

  it('keep an open stage, one for what is won and one for what is lost', async () => {
    const { stages } = studio
    await expect(remove(stages.Won.id)).rejects.toMatchObject(refused('stage_needed'))
    await remove(stages.Qualified.id)
    await remove(stages.Proposal.id)
    await expect(remove(stages.Lead.id)).rejects.toMatchObject(refused('stage_needed'))
    expect(await names()).toEqual(['Lead', 'Won', 'Lost'])
  })
})
