import { beforeEach, describe, expect, it } from 'vitest'
import { setDiscountLimit } from '#server/domain/accounts/discount-limit'
import { markWon, moveDeals } from '#server/domain/deals/close-deals'
import { createDeal, getDeal } from '#server/domain/deals/deals'
import { putLineItems } from '#server/domain/deals/line-items'
import { listDeals } from '#server/domain/deals/list-deals'
import { listNotifications } from '#server/domain/notifications/notifications'
import { listPipelines } from '#server/domain/pipelines/pipelines'
import { putLineItemsSchema } from '#shared/deals/line-items'
import { listDealsSchema } from '#shared/deals/schema'
import { engines, useTestDatabase } from '~/tests/support/databases'
import { addMember, addOrganization, type TestMember } from '~/tests/support/members'
import { change, undo } from './bulk-fixture'

describe.each(engines)('changing many deals on %s', (engine) => {
  const database = useTestDatabase(engine)
  let mina: TestMember
  let rui: TestMember
  let stages: Record<string, string>

  beforeEach(async () => {
    const organization = await addOrganization(database.db)
    mina = await addMember(database.db, organization, 'manager', 'Mina Rahimi')
    rui = await addMember(database.db, organization, 'rep', 'Rui Costa')
    stages = Object.fromEntries((await listPipelines(mina.db))[0]!.stages.map(({ name, id }) => [name, id]))
  })

  const deal = async (id: string) => await getDeal(mina.db, mina.actor, id)
  const newDeals = async (member: TestMember, ...titles: string[]) => {
    const ids: string[] = []
    for (const title of titles) ids.push((await createDeal(member.db, member.actor, { title, valueCents: 100_00, currency: 'EUR' })).id)
    return ids
  }
  const columnOf = async (stageId: string) => (await listDeals(mina.db, mina.actor, listDealsSchema.parse({ stageId, sort: 'position' }))).deals.map(({ title }) => title)
  const lastEvent = async (id: string) => {
    const { type, payload } = await mina.db.selectFrom('events').select(['type', 'payload']).where('subjectId', '=', id).orderBy('position', 'desc').limit(1).executeTakeFirstOrThrow()
    const { bulkId: _, ...rest } = JSON.parse(payload!) as Record<string, unknown>
    return { type, payload: rest }
  }

  it('moves them as one by one they would be moved, and tells their owner once', async () => {
    const [alone, ...many] = await newDeals(rui, 'Audit 2026', 'Booklet', 'Campaign')
    await moveDeals(mina.db, mina.actor, { ids: [alone!], stageId: stages.Proposal! })
    const told = (await listNotifications(rui.db, rui.actor)).notifications.length
    expect(await change(mina, 'deal', { action: 'stage', stageId: stages.Proposal, ids: many })).toMatchObject({ changed: 2 })

    const [single, bulk] = [await deal(alone!), await deal(many[0]!)]
    for (const field of ['stageId', 'probability', 'outcome', 'version', 'actualCloseDate'] as const) expect(bulk[field]).toEqual(single[field])
    const [oneEvent, bulkEvent] = [await lastEvent(alone!), await lastEvent(many[0]!)]
    expect(bulkEvent).toEqual({ type: oneEvent.type, payload: { ...oneEvent.payload, name: 'Booklet' } })
    expect((await columnOf(stages.Proposal!)).toSorted()).toEqual(['Audit 2026', 'Booklet', 'Campaign'])
    const { notifications } = await listNotifications(rui.db, rui.actor)
    expect(notifications).toHaveLength(told + 1)
    expect(notifications[0]).toMatchObject({ type: 'bulk.moved', details: { count: 2, action: 'stage' } })
  })

  it('wins and loses them with the reason, and takes both back', async () => {
    const ids = await newDeals(mina, 'Audit 2026', 'Booklet')
    const before = [await deal(ids[0]!), await deal(ids[1]!)]
    const won = await change(mina, 'deal', { action: 'won', ids })
    expect(await deal(ids[0]!)).toMatchObject({ outcome: 'won', probability: 100, stageId: stages.Won })
    const lost = await change(mina, 'deal', { action: 'lost', lostReason: 'Price', outcome: 'abandoned', ids })
    expect(await deal(ids[1]!)).toMatchObject({ outcome: 'abandoned', lostReason: 'Price', probability: 0 })
    expect(await change(mina, 'deal', { action: 'set', fields: { probability: 40 }, ids })).toMatchObject({ changed: 0, skipped: [{ reason: 'deal_is_closed', count: 2 }] })
    await undo(mina, lost.id)
    await undo(mina, won.id)
    const { version: _, updatedAt: __, ...as } = before[0]!
    expect(await deal(ids[0]!)).toMatchObject(as)
    expect(await columnOf(stages.Lead!)).toEqual(['Booklet', 'Audit 2026'])
    expect((await lastEvent(ids[0]!))).toMatchObject({ type: 'deal.stage_changed', payload: { changes: { stage: { before: 'Won', after: 'Lead' } } } })
  })

  it('win no deal again by an undo whose discount waits for an approval meanwhile', async () => {
    const [id] = await newDeals(rui, 'Audit 2026')
    await setDiscountLimit(mina.db, mina.actor, 20)
    await markWon(rui.db, rui.actor, { ids: [id!] })
    const reopened = await change(rui, 'deal', { action: 'stage', stageId: stages.Lead, ids: [id] })
    await putLineItems(rui.db, rui.actor, id!, putLineItemsSchema.parse({ lineItems: [{ name: 'Audit', unitPriceCents: 100_00, discountPercent: 90 }] }))
    expect(await undo(rui, reopened.id)).toMatchObject({ kept: [{ reason: 'discount_not_approved', count: 1 }] })
    expect(await deal(id!)).toMatchObject({ outcome: null, discountApproval: 'pending' })
  })

  it('keeps an undone move where somebody has moved the deal on, and not where they placed it in its column', async () => {
    const [first, second] = await newDeals(mina, 'Audit 2026', 'Booklet')
    const moved = await change(mina, 'deal', { action: 'stage', stageId: stages.Proposal, ids: [first, second] })
    await moveDeals(mina.db, mina.actor, { ids: [first!], stageId: stages.Qualified! })
    await mina.db.updateTable('deals').set({ position: 99 }).where('id', '=', second!).execute()
    expect(await undo(mina, moved.id)).toMatchObject({ kept: [{ reason: 'changed_since', count: 1 }] })
    expect([(await deal(first!)).stageId, (await deal(second!)).stageId]).toEqual([stages.Qualified, stages.Lead])
  })
})
