import { beforeEach, describe, expect, it } from 'vitest'
import { putLineItemsSchema, type PutLineItems } from '#shared/deals/line-items'
import { createProductSchema } from '#shared/products/schema'
import { setDiscountLimit } from '#server/domain/accounts/discount-limit'
import { markWon } from '#server/domain/deals/close-deals'
import { deleteProduct } from '#server/domain/deals/delete-product'
import { createDeal, deleteDeal, getDeal } from '#server/domain/deals/deals'
import { decideDiscount } from '#server/domain/deals/discount-approval'
import { getDealLines, putLineItems } from '#server/domain/deals/line-items'
import { moveDeal } from '#server/domain/deals/move-deal'
import { updateDeal } from '#server/domain/deals/update-deal'
import { listEventsFrom } from '#server/domain/events/events.repository'
import { newId } from '#server/domain/ids'
import { listNotifications } from '#server/domain/notifications/notifications'
import { createProduct, updateProduct } from '#server/domain/products/products'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('line items on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  let id: string
  const put = (lineItems: object[], { who = studio.rui, version = undefined as number | undefined, ...rest }: { who?: Studio['rui'], version?: number } & Partial<PutLineItems> = {}) =>
    putLineItems(who.db, who.actor, id, putLineItemsSchema.parse({ lineItems, ...rest }), version)
  const deal = () => getDeal(studio.ana.db, studio.ana.actor, id)
  const workshop = (discountPercent = 0) => ({ name: 'Workshop', quantity: 2, unitPriceCents: 100_000, discountPercent })
  const update = (input: Parameters<typeof updateDeal>[3], { db, actor } = studio.rui) => updateDeal(db, actor, id, input)
  const win = () => update({ outcome: 'won' })
  const decide = (decision: 'approved' | 'declined', { db, actor } = studio.ana, comment?: string) => decideDiscount(db, actor, id, { decision, comment })
  const told = async ({ db, actor }: Studio['rui']) => (await listNotifications(db, actor)).notifications.map(({ type }) => type)
  const types = async () => (await listEventsFrom(studio.ana.db, 0, 1000)).map(({ type }) => type)

  beforeEach(async () => {
    studio = await makeStudio(database)
    id = (await createDeal(studio.rui.db, studio.rui.actor, { title: 'Audit 2026', valueCents: 5000 })).id
  })

  it('make the value of their deal, in one event and one version', async () => {
    const lines = await put([workshop(10), { name: 'Report', quantity: 1.5, unitPriceCents: 333 }], { version: 1 })
    expect(lines).toMatchObject({ version: 2, valueFromItems: true, totals: { grossCents: 200_500, discountCents: 20_000, netCents: 180_500 }, approval: null })
    expect(lines.lineItems.map(({ name, totalCents }) => [name, totalCents])).toEqual([['Workshop', 180_000], ['Report', 500]])
    expect(await deal()).toMatchObject({ valueCents: 180_500, valueFromItems: true, version: 2 })
    expect(await types()).toEqual(['deal.created', 'deal.line_items_changed'])
    await put([workshop(10), { name: 'Report', quantity: 1.5, unitPriceCents: 333 }])
    expect(await types()).toHaveLength(2)
  })

  it('leave a typed value alone where it is to stand by itself, and as it was once they are gone', async () => {
    await put([workshop()], { valueFromItems: false })
    expect(await deal()).toMatchObject({ valueCents: 5000, valueFromItems: false })
    await put([workshop()])
    await expect(update({ valueCents: 1 })).rejects.toMatchObject(refused('invalid_fields'))
    await expect(update({ currency: 'USD' })).rejects.toMatchObject(refused('invalid_fields'))
    await put([])
    expect(await deal()).toMatchObject({ valueCents: 200_000, valueFromItems: false })
    expect(await update({ valueCents: 1, currency: 'USD' })).toMatchObject({ valueCents: 1, currency: 'USD' })
  })

  it('are not written over a newer deal, nor on one that is not there, nor by those who only read', async () => {
    await update({ title: 'Audit 2027' })
    await expect(put([workshop()], { version: 1 })).rejects.toMatchObject(refused('stale_version'))
    await expect(put([workshop()], { who: studio.lea })).rejects.toMatchObject(refused('forbidden'))
    id = (await createDeal(studio.ana.db, studio.ana.actor, { title: 'Ana’s' })).id
    await expect(put([workshop()])).rejects.toMatchObject(refused('not_found'))
    await expect(getDealLines(studio.rui.db, studio.rui.actor, id)).rejects.toMatchObject(refused('not_found'))
  })

  it('take name, unit and price to compare with from the catalogue, and outlive their product', async () => {
    const { ana } = studio
    const day = await createProduct(ana.db, ana.actor, createProductSchema.parse({ name: 'Consulting day', unit: 'day', unitPriceCents: 120_000 }))
    await expect(put([{ productId: newId(), unitPriceCents: 1 }])).rejects.toMatchObject({ issues: [{ path: 'lineItems.0.productId', code: 'unknown_product' }] })
    expect((await put([{ productId: day.id, unitPriceCents: 110_000 }])).lineItems).toMatchObject([{ productId: day.id, name: 'Consulting day', unit: 'day', listPriceCents: 120_000 }])
    await updateProduct(ana.db, ana.actor, day.id, { unitPriceCents: 500_000, isActive: false })
    expect((await put([{ productId: day.id, unitPriceCents: 110_000, quantity: 2 }])).lineItems).toMatchObject([{ listPriceCents: 120_000, quantity: 2 }])
    await deleteProduct(ana.db, ana.actor, day.id)
    expect((await getDealLines(ana.db, ana.actor, id)).lineItems).toMatchObject([{ productId: null, name: 'Consulting day' }])
  })

  it('go for good with their deal', async () => {
    const { ana } = studio
    await setDiscountLimit(ana.db, ana.actor, 20)
    await put([workshop(30)])
    await deleteDeal(ana.db, ana.actor, id, { permanent: true })
    expect(await ana.db.selectFrom('dealLineItems').selectAll().execute()).toEqual([])
    expect(await ana.db.selectFrom('discountApprovals').selectAll().execute()).toEqual([])
  })

  describe('with a discount above the limit', () => {
    beforeEach(async () => {
      await setDiscountLimit(studio.ana.db, studio.ana.actor, 20)
    })

    it('ask those who can approve it, and cannot be won by any way before', async () => {
      await put([workshop(20)])
      expect(await deal()).toMatchObject({ discountApproval: null })
      const lines = await put([workshop(30)])
      expect(lines.approval).toMatchObject({ state: 'pending', askedByName: 'Rui Costa', decidedById: null })
      expect(await told(studio.ana)).toEqual(['deal.discount_asked'])
      const { stages: { Won }, rui, ana } = studio
      for (const attempt of [win, () => update({ stageId: Won.id }), () => moveDeal(rui.db, rui.actor, id, { stageId: Won.id }), () => moveDeal(ana.db, ana.actor, id, { stageId: Won.id })]) {
        await expect(attempt()).rejects.toMatchObject(refused('discount_not_approved'))
      }
      expect((await markWon(rui.db, rui.actor, { ids: [id] })).unchanged).toMatchObject([{ id, code: 'discount_not_approved' }])
      expect(await deal()).toMatchObject({ outcome: null, discountApproval: 'pending' })
    })

    it('are approved by a manager with a comment that the asker is told, and then won', async () => {
      await put([workshop(30)])
      await expect(decide('approved', studio.rui)).rejects.toMatchObject(refused('forbidden'))
      expect(await decide('approved', studio.ana, 'An old client')).toMatchObject({ discountApproval: 'approved', version: 3 })
      expect(await told(studio.rui)).toEqual(['deal.discount_approved'])
      expect((await getDealLines(studio.rui.db, studio.rui.actor, id)).approval).toMatchObject({ state: 'approved', decidedByName: 'Ana Torres', comment: 'An old client' })
      expect(await win()).toMatchObject({ outcome: 'won' })
    })

    it('that is declined cannot be won until it is changed', async () => {
      await put([workshop(30)])
      await decide('declined')
      await expect(win()).rejects.toMatchObject(refused('discount_not_approved'))
      await put([workshop(15)])
      expect(await deal()).toMatchObject({ discountApproval: null })
      expect(await win()).toMatchObject({ outcome: 'won' })
    })

    it('ask anew with each change of a rep, and count as approved from a manager', async () => {
      await put([workshop(30)])
      await decide('approved')
      await put([workshop(25)])
      expect(await deal()).toMatchObject({ discountApproval: 'pending' })
      await put([workshop(60)], { who: studio.ana })
      expect(await deal()).toMatchObject({ discountApproval: 'approved' })
    })

    it('are found behind a lower price, a lower value and a deal that is won already', async () => {
      const day = await createProduct(studio.ana.db, studio.ana.actor, createProductSchema.parse({ name: 'Day', unitPriceCents: 100_000 }))
      await put([{ productId: day.id, unitPriceCents: 79_999 }])
      expect(await deal()).toMatchObject({ discountApproval: 'pending' })
      await put([workshop()], { valueFromItems: false })
      expect(await deal()).toMatchObject({ valueCents: 79_999, discountApproval: 'pending' })
      expect(await update({ valueCents: 160_000 })).toMatchObject({ discountApproval: null })
      await expect(update({ valueCents: 159_999, outcome: 'won' })).rejects.toMatchObject(refused('discount_not_approved'))
      expect(await update({ valueCents: 160_000, outcome: 'won' })).toMatchObject({ outcome: 'won' })
      await expect(put([workshop(30)])).rejects.toMatchObject(refused('discount_not_approved'))
      await expect(update({ valueCents: 100 })).rejects.toMatchObject(refused('discount_not_approved'))
    })

    it('are decided once, however many decide at the same moment', async () => {
      await put([workshop(30)])
      const answers = await Promise.allSettled([decide('approved'), decide('declined'), decide('approved')])
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect((await types()).filter(type => type === 'deal.discount_approved' || type === 'deal.discount_declined')).toHaveLength(1)
    })

    it('are never won by a change that comes in between', async () => {
      await put([workshop(10)])
      await Promise.allSettled([put([workshop(90)]), win(), put([workshop(80)])])
      const { outcome, discountApproval } = await deal()
      expect([outcome, discountApproval]).toEqual(outcome ? ['won', null] : [null, 'pending'])
    })
  })
})
