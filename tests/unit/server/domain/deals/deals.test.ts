import { beforeEach, describe, expect, it } from 'vitest'
import { todayIn } from '#shared/dates/days'
import { createContact } from '#server/domain/contacts/contacts'
import { findOrCreateCompany } from '#server/domain/companies/companies'
import { createDeal, deleteDeal, getDeal, restoreDeal } from '#server/domain/deals/deals'
import { setLastInteraction, touchDeal } from '#server/domain/deals/touch-deal'
import { updateDeal } from '#server/domain/deals/update-deal'
import { listEventsFrom } from '#server/domain/events/events.repository'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('deals on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const create = (input: Partial<Parameters<typeof createDeal>[2]> = {}, { db, actor } = studio.ana) => createDeal(db, actor, { title: 'Audit 2026', ...input })
  const update = (id: string, input: Parameters<typeof updateDeal>[3], version?: number) => updateDeal(studio.ana.db, studio.ana.actor, id, input, version)
  const events = async () => (await listEventsFrom(studio.ana.db, 0, 1000)).map(({ type, payload }) => ({ type, ...JSON.parse(payload ?? '{}') }))

  beforeEach(async () => {
    studio = await makeStudio(database)
  })

  it('begin in the first stage of the default pipeline, in the currency of the organization', async () => {
    expect(await create()).toMatchObject({
      title: 'Audit 2026', stageId: studio.stages.Lead.id, pipelineId: studio.pipelineId, probability: 10, valueCents: 0, currency: 'EUR',
      outcome: null, version: 1, ownerId: studio.ana.actor.userId, ownerName: 'Ana Torres', contactIds: [], tags: [],
    })
    expect(await events()).toMatchObject([{ type: 'deal.created', name: 'Audit 2026', stage: 'Lead' }])
  })

  it('take the company of their contact, unless told otherwise', async () => {
    const { db, actor } = studio.ana
    const zoe = await createContact(db, actor, { firstName: 'Zoë', lastName: 'O\'Brien', companyName: 'Harbour & Finch' })
    expect(await create({ contactId: zoe.id })).toMatchObject({ contactId: zoe.id, contactName: 'Zoë O\'Brien', contactIds: [zoe.id], companyId: zoe.companyId, companyName: 'Harbour & Finch' })
    const other = await findOrCreateCompany(db, actor, 'Café Lamiz')
    expect(await create({ contactId: zoe.id, companyId: other.id })).toMatchObject({ companyName: 'Café Lamiz' })
    expect(await create({ contactId: zoe.id, companyId: null })).toMatchObject({ companyId: null })
  })

  it('have several contacts, of whom one comes first', async () => {
    const { db, actor } = studio.ana
    const [zoe, sara] = [await createContact(db, actor, { firstName: 'Zoë' }), await createContact(db, actor, { firstName: 'سارا' })]
    const deal = await create({ contactId: zoe.id, contactIds: [sara.id] })
    expect(deal.contactIds).toEqual([zoe.id, sara.id])
    expect(await update(deal.id, { contactId: sara.id })).toMatchObject({ contactId: sara.id, contactName: 'سارا', contactIds: [sara.id] })
    expect(await update(deal.id, { contactIds: [] })).toMatchObject({ contactId: null, contactIds: [] })
  })

  it('of a rep are theirs, and name no contact of someone else', async () => {
    const zoe = await createContact(studio.ana.db, studio.ana.actor, { firstName: 'Zoë' })
    await expect(create({ contactId: zoe.id }, studio.rui)).rejects.toMatchObject(refused('not_found'))
    const deal = await create({}, studio.rui)
    expect(deal.ownerId).toBe(studio.rui.actor.userId)
    await update(deal.id, { contactId: zoe.id })
    expect(await getDeal(studio.rui.db, studio.rui.actor, deal.id)).toMatchObject({ contactId: null, contactName: null, contactIds: [] })
    await expect(getDeal(studio.rui.db, studio.rui.actor, (await create()).id)).rejects.toMatchObject(refused('not_found'))
  })

  it('are not made by those who only read', async () => {
    await expect(create({}, studio.lea)).rejects.toMatchObject(refused('forbidden'))
  })

  it('change with their version, and tell what was before and after', async () => {
    const deal = await create()
    const after = await update(deal.id, { title: 'Audit 2027', valueCents: 1_250_000, tags: ['Retainer'] }, 1)
    expect(after).toMatchObject({ title: 'Audit 2027', version: 2, tags: ['Retainer'] })
    expect((await events()).at(-1)).toMatchObject({ type: 'deal.updated', changes: { title: { before: 'Audit 2026', after: 'Audit 2027' }, valueCents: { before: 0, after: 1_250_000 }, tags: { before: [], after: ['Retainer'] } } })
    await expect(update(deal.id, { title: 'Audit 2028' }, 1)).rejects.toMatchObject({ code: 'stale_version', extensions: { current: { title: 'Audit 2027', version: 2 }, changedBy: 'Ana Torres' } })
    expect((await update(deal.id, { title: 'Audit 2027' }, 2)).version).toBe(2)
  })

  it('are closed and opened again by their outcome', async () => {
    const deal = await create({ valueCents: 100 })
    const won = await update(deal.id, { outcome: 'won' })
    expect(won).toMatchObject({ stageId: studio.stages.Won.id, outcome: 'won', probability: 100, actualCloseDate: todayIn('Europe/Berlin') })
    expect((await events()).at(-1)).toMatchObject({ type: 'deal.stage_changed', outcome: 'won', changes: { stage: { before: 'Lead', after: 'Won' }, outcome: { before: null, after: 'won' } } })
    expect(await update(deal.id, { outcome: 'abandoned', lostReason: 'No answer' })).toMatchObject({ stageId: studio.stages.Lost.id, outcome: 'abandoned', probability: 0, lostReason: 'No answer' })
    expect(await update(deal.id, { outcome: 'lost' })).toMatchObject({ stageId: studio.stages.Lost.id, outcome: 'lost', lostReason: 'No answer' })
    expect(await update(deal.id, { outcome: null })).toMatchObject({ stageId: studio.stages.Lead.id, outcome: null, probability: 10, actualCloseDate: null, lostReason: null })
  })

  it('refuse what does not fit their outcome', async () => {
    const deal = await create()
    await expect(update(deal.id, { actualCloseDate: '2026-03-01' })).rejects.toMatchObject(refused('invalid_fields'))
    await expect(update(deal.id, { lostReason: 'Price' })).rejects.toMatchObject(refused('invalid_fields'))
    await expect(update(deal.id, { outcome: 'won', stageId: studio.stages.Lost.id })).rejects.toMatchObject(refused('invalid_fields'))
    await expect(update(deal.id, { outcome: 'won', probability: 40 })).rejects.toMatchObject(refused('invalid_fields'))
    expect(await getDeal(studio.ana.db, studio.ana.actor, deal.id)).toEqual(deal)
  })

  it('come back from the trash', async () => {
    const { db, actor } = studio.ana
    const deal = await create()
    await deleteDeal(db, actor, deal.id)
    await expect(getDeal(db, actor, deal.id)).rejects.toMatchObject(refused('not_found'))
    expect(await restoreDeal(db, actor, deal.id)).toMatchObject({ title: 'Audit 2026', deletedAt: null })
  })

  it('are deleted for good by an admin only', async () => {
    const { db, actor } = studio.ana
    const deal = await create({}, studio.rui)
    await expect(deleteDeal(studio.rui.db, studio.rui.actor, deal.id, { permanent: true })).rejects.toMatchObject(refused('forbidden'))
    await deleteDeal(db, actor, deal.id, { permanent: true })
    await expect(restoreDeal(db, actor, deal.id)).rejects.toMatchObject(refused('not_found'))
    expect(await db.selectFrom('deals').select('id').execute()).toEqual([])
  })

  it('know when they go quiet, and a touch does not raise their version', async () => {
    const { db } = studio.ana
    const { id } = await create()
    const state = () => db.selectFrom('deals').select(['version', 'lastInteractionAt', 'quietAt']).executeTakeFirstOrThrow()
    await touchDeal(db, id, '2027-03-10T08:00:00.000Z')
    await touchDeal(db, id, '2027-03-05T08:00:00.000Z')
    expect(await state()).toEqual({ version: 1, lastInteractionAt: '2027-03-10T08:00:00.000Z', quietAt: '2027-03-24T08:00:00.000Z' })
    await setLastInteraction(db, id, '2027-03-05T08:00:00.000Z')
    expect(await state()).toMatchObject({ lastInteractionAt: '2027-03-05T08:00:00.000Z', quietAt: '2027-03-19T08:00:00.000Z' })
  })
})
