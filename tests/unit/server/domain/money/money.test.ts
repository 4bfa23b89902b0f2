import { beforeEach, describe, expect, it } from 'vitest'
import { createPaymentSchema, createPurchaseSchema, type CreatePayment, type CreatePurchase } from '#shared/money/schema'
import { addDays, todayIn } from '#shared/dates/days'
import { deleteActivity, restoreActivity, updateActivity } from '#server/domain/activities/activities'
import { getTimeline } from '#server/domain/activities/timeline'
import { timelineSchema } from '#shared/activities/schema'
import { createCompany } from '#server/domain/companies/companies'
import { deleteCompanyPermanently } from '#server/domain/companies/delete-company-permanently'
import { createContact } from '#server/domain/contacts/contacts'
import { deleteContactPermanently } from '#server/domain/contacts/delete-contact-permanently'
import { createDeal, deleteDeal, restoreDeal } from '#server/domain/deals/deals'
import { updateDeal } from '#server/domain/deals/update-deal'
import { getHistory } from '#server/domain/history/history'
import { putBack } from '#server/domain/history/put-back'
import { listPayments } from '#server/domain/money/list-payments'
import { listPurchases } from '#server/domain/money/list-purchases'
import { getMoney } from '#server/domain/money/money-of-record'
import { createPayment, deletePayment, getPayment, restorePayment, updatePayment } from '#server/domain/money/payments'
import { createPurchase, deletePurchase, getPurchase, restorePurchase, updatePurchase } from '#server/domain/money/purchases'
import { listSourcesInUse } from '#server/domain/money/sources-in-use'
import { listPaymentsSchema, listPurchasesSchema } from '#shared/money/schema'
import { listTrash } from '#server/domain/trash/trash'
import { makeStudio, refused, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

describe.each(engines)('purchases and payments on %s', (engine) => {
  const database = useTestDatabase(engine)
  const today = todayIn('Europe/Berlin')
  let studio: Studio
  let zoe: string
  let harbour: string

  beforeEach(async () => {
    studio = await makeStudio(database)
    const { db, actor } = studio.ana
    harbour = (await createCompany(db, actor, { name: 'Harbour & Finch' })).id
    zoe = (await createContact(db, actor, { firstName: 'Zoë', lastName: 'O\'Brien', companyId: harbour, source: 'referral', campaign: 'Spring' })).id
  })

  const won = async (valueCents: number, input: Partial<Parameters<typeof createDeal>[2]> = {}) => (
    await createDeal(studio.ana.db, studio.ana.actor, { title: 'Audit 2026', contactId: zoe, valueCents, stageId: studio.stages.Won.id, ...input })).id
  const bought = (input: Partial<CreatePurchase>, { db, actor } = studio.ana) => createPurchase(db, actor, createPurchaseSchema.parse({ contactId: zoe, valueCents: 5000, ...input }))
  const pay = (input: Partial<CreatePayment>, { db, actor } = studio.ana) => createPayment(db, actor, createPaymentSchema.parse({ valueCents: 1000, ...input }))
  const money = (kind: 'contact' | 'company' | 'deal', id: string, { db, actor } = studio.ana) => getMoney(db, actor, { kind, id })
  const totals = async (kind: 'contact' | 'company' | 'deal' = 'contact', id = zoe, member = studio.ana) => (
    (await money(kind, id, member)).totals.map(sum => [sum.currency, sum.count, sum.totalCents, sum.averageCents, sum.paidCents, sum.outstandingCents, sum.withoutSaleCents]))

  it('adds up won deals and purchases by currency, and what is outstanding of them', async () => {
    const audit = await won(10_001)
    await won(40_000, { stageId: studio.stages.Proposal.id })
    const books = await bought({ valueCents: 5000, subject: 'Workbooks' })
    await bought({ valueCents: 700, currency: 'JPY' })
    await pay({ dealId: audit, valueCents: 4000 })
    await pay({ purchaseId: books.id, valueCents: 5000 })
    const expected = [['EUR', 2, 15_001, 7501, 9000, 6001, 0], ['JPY', 1, 700, 700, 0, 700, 0]]
    expect(await totals()).toEqual(expected)
    expect(await totals('company', harbour)).toEqual(expected)
    expect(await totals('deal', audit)).toEqual([['EUR', 1, 10_001, 10_001, 4000, 6001, 0]])
    expect((await money('contact', zoe)).sales.map(sale => [sale.kind, sale.title, sale.outstandingCents])).toEqual(expect.arrayContaining([['deal', 'Audit 2026', 6001], ['purchase', 'Workbooks', 0]]))
  })

  it('takes the source and campaign of the contact, unless something else is said', async () => {
    const audit = await won(100)
    expect(await updateDeal(studio.ana.db, studio.ana.actor, audit, { campaign: 'Fair' })).toMatchObject({ source: 'referral', campaign: 'Fair' })
    expect(await bought({})).toMatchObject({ source: 'referral', campaign: 'Spring', currency: 'EUR', purchasedOn: today, contactName: 'Zoë O\'Brien', companyName: 'Harbour & Finch' })
    expect(await bought({ dealId: audit })).toMatchObject({ source: 'referral', campaign: 'Fair' })
    expect(await bought({ source: 'event', campaign: '' })).toMatchObject({ source: 'event', campaign: null })
  })

  it('suggests the sources and campaigns in use, to a rep those of their own', async () => {
    const { ana, rui } = studio
    await createContact(rui.db, rui.actor, { firstName: 'Amara', source: 'Messe', campaign: 'کمپین نوروز' })
    await bought({ source: 'telegram', campaign: 'Fair' })
    await won(100, { source: 'website' })
    expect(await listSourcesInUse(ana.db, ana.actor)).toEqual({ sources: ['Messe', 'referral', 'telegram', 'website'], campaigns: ['Fair', 'Spring', 'کمپین نوروز'] })
    expect(await listSourcesInUse(rui.db, rui.actor)).toEqual({ sources: ['Messe'], campaigns: ['کمپین نوروز'] })
  })

  it('shows more than was owed as overpaid', async () => {
    const audit = await won(1000)
    await pay({ dealId: audit, valueCents: 1500 })
    expect(await totals()).toEqual([['EUR', 1, 1000, 1000, 1500, -500, 0]])
  })

  it('keeps the payments of a deal that is opened again or deleted, without a sale', async () => {
    const audit = await won(1000)
    const { id } = await pay({ dealId: audit, valueCents: 400 })
    await updateDeal(studio.ana.db, studio.ana.actor, audit, { stageId: studio.stages.Lead.id })
    expect(await totals()).toEqual([['EUR', 0, 0, 0, 0, 0, 400]])
    await updateDeal(studio.ana.db, studio.ana.actor, audit, { stageId: studio.stages.Won.id })
    expect(await totals()).toEqual([['EUR', 1, 1000, 1000, 400, 600, 0]])
    await deleteDeal(studio.ana.db, studio.ana.actor, audit)
    expect(await totals()).toEqual([['EUR', 0, 0, 0, 0, 0, 400]])
    await restoreDeal(studio.ana.db, studio.ana.actor, audit)
    await deleteDeal(studio.ana.db, studio.ana.actor, audit, { permanent: true })
    expect(await totals()).toEqual([['EUR', 0, 0, 0, 0, 0, 400]])
    expect(await getPayment(studio.ana.db, studio.ana.actor, id)).toMatchObject({ dealId: null, contactId: zoe, companyId: harbour, isForSale: false })
  })

  it('keeps the payments of a purchase that goes for good, and deletes those that belong to nobody any more', async () => {
    const { db, actor } = studio.ana
    const books = await bought({})
    const { id } = await pay({ purchaseId: books.id })
    await deletePurchase(db, actor, books.id, { permanent: true })
    expect(await getPayment(db, actor, id)).toMatchObject({ purchaseId: null, contactId: zoe })
    await deleteCompanyPermanently(db, actor, harbour)
    expect(await getPayment(db, actor, id)).toMatchObject({ companyId: null, contactId: zoe })
    await deleteContactPermanently(db, actor, zoe)
    expect(await db.selectFrom('payments').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('purchases').selectAll().execute()).toEqual([])
  })

  it('lets payments follow their deal to another client', async () => {
    const { db, actor } = studio.ana
    const audit = await won(1000)
    const { id } = await pay({ dealId: audit })
    const sara = await createContact(db, actor, { firstName: 'سارا' })
    await updateDeal(db, actor, audit, { contactId: sara.id, contactIds: [], companyId: null })
    expect(await getPayment(db, actor, id)).toMatchObject({ contactId: sara.id, companyId: null })
    expect((await money('contact', zoe)).payments).toEqual([])
  })

  it('refuses another currency than the sale\'s, and to change that once something was paid', async () => {
    const { db, actor } = studio.ana
    const audit = await won(1000)
    await expect(pay({ dealId: audit, currency: 'USD' })).rejects.toMatchObject({ ...refused('invalid_fields'), message: expect.stringContaining('The sale is in EUR') })
    await pay({ dealId: audit })
    await expect(updateDeal(db, actor, audit, { currency: 'USD' })).rejects.toMatchObject(refused('invalid_fields'))
    const books = await bought({})
    await updatePurchase(db, actor, books.id, { currency: 'USD' })
    await pay({ purchaseId: books.id, currency: 'USD' })
    await expect(updatePurchase(db, actor, books.id, { currency: 'EUR' })).rejects.toMatchObject(refused('invalid_fields'))
  })

  it('refuses what is not money or has not happened', async () => {
    const tomorrow = addDays(today, 2)
    for (const wrong of [{ valueCents: -1 }, { valueCents: 1.5 }, { valueCents: Number.MAX_SAFE_INTEGER + 1 }, { currency: 'XYZ' }, { purchasedOn: '0000-01-01' }, { purchasedOn: '9999-12-31' }, { purchasedOn: '2026-02-30' }]) {
      expect(createPurchaseSchema.safeParse({ contactId: zoe, valueCents: 1, ...wrong }).success, JSON.stringify(wrong)).toBe(false)
    }
    expect(createPaymentSchema.safeParse({ dealId: zoe, valueCents: 0 }).success).toBe(false)
    expect(createPaymentSchema.safeParse({ dealId: zoe, purchaseId: zoe, valueCents: 1 }).success).toBe(false)
    await expect(bought({ purchasedOn: tomorrow })).rejects.toMatchObject(refused('invalid_fields'))
    await expect(pay({ dealId: await won(1), paidOn: tomorrow })).rejects.toMatchObject(refused('invalid_fields'))
  })

  it('adds up more than a number counts exactly, to its sixteenth digit', async () => {
    for (let count = 0; count < 3; count++) await bought({ valueCents: Number.MAX_SAFE_INTEGER })
    const [sum] = (await money('contact', zoe)).totals
    expect(sum!.totalCents).toBe(3 * Number.MAX_SAFE_INTEGER)
    expect(sum!.averageCents).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('shows purchases and payments on the timelines, with their amounts', async () => {
    const { db, actor } = studio.ana
    const audit = await won(1000)
    await bought({ dealId: audit, valueCents: 300, subject: 'Workbooks', purchasedOn: '2026-01-07' })
    await pay({ dealId: audit, valueCents: 250 })
    for (const record of [{ kind: 'contact', id: zoe }, { kind: 'company', id: harbour }, { kind: 'deal', id: audit }] as const) {
      const entries = (await getTimeline(db, actor, record, timelineSchema.parse({}))).days.flatMap(day => day.entries)
      expect(entries.find(entry => entry.kind === 'activity')).toMatchObject({ at: '2026-01-07T11:00:00.000Z', activity: { type: 'purchase', subject: 'Workbooks', metadata: { valueCents: 300, currency: 'EUR' } } })
      expect(entries.filter(entry => entry.kind === 'event' && entry.event.subjectType === 'payment')).toMatchObject([
        { event: { type: 'payment.added', subjectName: 'Audit 2026', changes: { value: { before: null, after: { valueCents: 250, currency: 'EUR' } } } } },
      ])
    }
  })

  it('changes what is said of a purchase, on the timeline too, and refuses a stale version', async () => {
    const { db, actor } = studio.ana
    const { id, version } = await bought({ subject: 'Workbooks' })
    const after = await updatePurchase(db, actor, id, { valueCents: 900, subject: 'Ten workbooks', purchasedOn: '2026-01-07' }, version)
    expect(after).toMatchObject({ version: version + 1, valueCents: 900, subject: 'Ten workbooks', purchasedOn: '2026-01-07' })
    expect(await totals()).toEqual([['EUR', 1, 900, 900, 0, 900, 0]])
    expect(await db.selectFrom('activities').select(['metadata', 'occurredAt']).where('id', '=', id).executeTakeFirst()).toEqual({ metadata: '{"valueCents":900,"currency":"EUR"}', occurredAt: '2026-01-07T11:00:00.000Z' })
    await expect(updatePurchase(db, actor, id, { valueCents: 1 }, version)).rejects.toMatchObject(refused('stale_version'))
    await expect(updateActivity(db, actor, id, { occurredAt: '2026-01-01T00:00:00.000Z' })).rejects.toMatchObject(refused('invalid_fields'))
    expect(await updatePurchase(db, actor, id, { valueCents: 900 })).toEqual(after)
  })

  it('deletes to the trash and restores, a purchase also as the activity that it is', async () => {
    const { db, actor } = studio.ana
    const books = await bought({ subject: 'Workbooks' })
    const payment = await pay({ purchaseId: books.id })
    await deletePayment(db, actor, payment.id)
    expect(await totals()).toEqual([['EUR', 1, 5000, 5000, 0, 5000, 0]])
    await deletePurchase(db, actor, books.id)
    expect(await totals()).toEqual([])
    const trash = await listTrash(db, actor, { limit: 10 })
    expect(trash.records.map(record => [record.kind, record.name, record.deletedByName])).toEqual(expect.arrayContaining([['activity', 'Workbooks', 'Ana Torres'], ['payment', 'Workbooks', 'Ana Torres']]))
    await restoreActivity(db, actor, books.id)
    await restorePayment(db, actor, payment.id)
    expect(await totals()).toEqual([['EUR', 1, 5000, 5000, 1000, 4000, 0]])
    await deleteActivity(db, actor, books.id)
    expect(await totals()).toEqual([['EUR', 0, 0, 0, 0, 0, 1000]])
    await restorePurchase(db, actor, books.id)
    expect(await totals()).toEqual([['EUR', 1, 5000, 5000, 1000, 4000, 0]])
  })

  it('remembers what a payment was, and puts it back', async () => {
    const { db, actor } = studio.ana
    const payment = await pay({ dealId: await won(1000), method: 'bank' })
    await updatePayment(db, actor, payment.id, { valueCents: 10, note: 'Typed wrongly' }, 1)
    await expect(updatePayment(db, actor, payment.id, { valueCents: 11 }, 1)).rejects.toMatchObject(refused('stale_version'))
    const { entries } = await getHistory(db, actor, 'payment', payment.id, { limit: 10 })
    expect(entries.map(entry => [entry.type, entry.canPutBack])).toEqual([['payment.updated', true], ['payment.added', false]])
    await putBack(db, actor, 'payment', payment.id, entries[0]!.id, { scope: 'change' })
    expect(await getPayment(db, actor, payment.id)).toMatchObject({ valueCents: 1000, note: null, method: 'bank', version: 3 })
  })

  it('shows a rep their own clients\' money alone, and lets nobody write who only reads', async () => {
    const { ana, rui, lea } = studio
    const own = await createContact(rui.db, rui.actor, { firstName: 'Amara', companyId: null })
    const sold = await bought({ contactId: own.id }, rui)
    await pay({ purchaseId: sold.id }, rui)
    const foreign = await bought({})
    const paid = await pay({ purchaseId: foreign.id })
    expect((await listPurchases(rui.db, rui.actor, listPurchasesSchema.parse({}))).purchases.map(({ id }) => id)).toEqual([sold.id])
    expect((await listPayments(rui.db, rui.actor, listPaymentsSchema.parse({}))).total).toBe(1)
    for (const seen of [() => getPurchase(rui.db, rui.actor, foreign.id), () => getPayment(rui.db, rui.actor, paid.id), () => pay({ purchaseId: foreign.id }, rui), () => bought({}, rui), () => money('contact', zoe, rui)]) {
      await expect(seen()).rejects.toMatchObject(refused('not_found'))
    }
    expect(await totals('contact', own.id, lea)).toEqual([['EUR', 1, 5000, 5000, 1000, 4000, 0]])
    await expect(pay({ purchaseId: foreign.id }, lea)).rejects.toMatchObject(refused('forbidden'))
    expect((await listPurchases(ana.db, ana.actor, listPurchasesSchema.parse({ source: 'referral' }))).purchases.map(({ id }) => id)).toEqual([foreign.id])
  })

  it('lists page after page, filtered', async () => {
    const { db, actor } = studio.ana
    const audit = await won(1000)
    for (const [index, day] of ['2026-01-01', '2026-01-02', '2026-01-03'].entries()) {
      await bought({ purchasedOn: day, valueCents: 10 - index, currency: index === 2 ? 'USD' : 'EUR' })
      await pay({ dealId: audit, paidOn: day })
    }
    const purchases = async (query: object) => (await listPurchases(db, actor, listPurchasesSchema.parse(query)))
    const first = await purchases({ limit: 2 })
    expect([first.total, ...first.purchases.map(({ purchasedOn }) => purchasedOn)]).toEqual([3, '2026-01-03', '2026-01-02'])
    expect((await purchases({ limit: 2, cursor: first.cursor })).purchases.map(({ purchasedOn }) => purchasedOn)).toEqual(['2026-01-01'])
    expect((await purchases({ sort: 'value' })).purchases.map(({ valueCents }) => valueCents)).toEqual([8, 9, 10])
    expect((await purchases({ currency: 'USD' })).total).toBe(1)
    expect((await purchases({ from: '2026-01-02', to: '2026-01-03', contactId: zoe })).total).toBe(1)
    expect((await purchases({ companyId: harbour, campaign: 'Spring' })).total).toBe(3)
    expect((await listPayments(db, actor, listPaymentsSchema.parse({ dealId: audit, from: '2026-01-02' }))).total).toBe(2)
  })
})
