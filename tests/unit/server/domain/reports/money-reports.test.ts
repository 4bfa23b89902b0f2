import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, todayIn } from '#shared/dates/days'
import { revenueReportQuery } from '#shared/reports/revenue'
import { sourcesReportQuery } from '#shared/reports/sources'
import { listDealsSchema } from '#shared/deals/schema'
import { listPurchasesSchema } from '#shared/money/schema'
import { createContact, updateContact } from '#server/domain/contacts/contacts'
import { createDeal } from '#server/domain/deals/deals'
import { listDeals } from '#server/domain/deals/list-deals'
import { updateDeal } from '#server/domain/deals/update-deal'
import { listPurchases } from '#server/domain/money/list-purchases'
import { createPayment } from '#server/domain/money/payments'
import { createPurchase } from '#server/domain/money/purchases'
import { getRevenueReport } from '#server/domain/reports/revenue'
import { getSourcesReport } from '#server/domain/reports/sources'
import { makeStudio, type Studio } from '../../../../fixtures/deals'
import { engines, useTestDatabase } from '../../../../support/databases'

const sources = ['referral', 'website', null]
const campaigns = ['Spring', null, 'Fair']
const currencies = ['EUR', 'JPY', 'KWD']

/** A sale as the test made it, beside what the reports make of it. */
interface Sale { kind: 'deal' | 'purchase', day: string, currency: string, valueCents: number, paidCents: number, source: string | null, campaign: string | null, ownerId: string }

describe.each(engines)('the reports on revenue and sources on %s', (engine) => {
  const database = useTestDatabase(engine)
  const today = todayIn('Europe/Berlin')
  const from = addDays(today, -99)
  const to = addDays(today, 1)
  const sales: Sale[] = []
  const contacts: { source: string | null, campaign: string | null, ownerId: string }[] = []
  const lost: { source: string | null }[] = []
  let studio: Studio

  beforeAll(async () => {
    studio = await makeStudio(database)
    // Numbers that look like any: each step takes the next of a fixed sequence.
    let seed = 7
    const next = (count: number) => (seed = (seed * 48_271) % 2_147_483_647) % count
    for (let index = 0; index < 12; index++) {
      const member = index % 3 === 0 ? studio.rui : studio.ana
      const { db, actor } = member
      const [source, campaign] = [sources[next(3)]!, campaigns[next(3)]!]
      const contact = await createContact(db, actor, { firstName: `Person ${index}`, source, campaign })
      contacts.push({ source, campaign, ownerId: actor.userId })
      for (let sale = 0; sale < 3; sale++) {
        const [valueCents, currency, day] = [next(1_000_000), currencies[next(3)]!, addDays(today, -next(150))]
        const own = next(2) === 0 ? { source: sources[next(2)]! } : {}
        const paidCents = next(3) === 0 ? next(1_200_000) + 1 : 0
        const sold = { day, currency, valueCents, paidCents, source: own.source ?? source, campaign, ownerId: actor.userId }
        if (next(2) === 0) {
          const { id } = await createDeal(db, actor, { title: 'Audit 2026', contactId: contact.id, valueCents, currency, stageId: studio.stages.Won.id, ...own })
          await updateDeal(db, actor, id, { actualCloseDate: day })
          if (paidCents) await createPayment(db, actor, { dealId: id, valueCents: paidCents })
          sales.push({ kind: 'deal', ...sold })
        }
        else {
          const { id } = await createPurchase(db, actor, { contactId: contact.id, valueCents, currency, purchasedOn: day, ...own })
          if (paidCents) await createPayment(db, actor, { purchaseId: id, valueCents: paidCents })
          sales.push({ kind: 'purchase', ...sold })
        }
      }
      await createDeal(db, actor, { title: 'Lost', contactId: contact.id, valueCents: 1, stageId: studio.stages.Lost.id })
      lost.push({ source })
    }
  })

  /** The same sums, made one by one. */
  const sumsOf = (some: Sale[]) => [...new Set(some.map(({ currency }) => currency))].sort().map((currency) => {
    const own = some.filter(sale => sale.currency === currency)
    const total = own.reduce((all, sale) => all + sale.valueCents, 0)
    return { currency, count: own.length, totalCents: total, averageCents: Math.round(total / own.length), paidCents: own.reduce((all, sale) => all + sale.paidCents, 0) }
  })
  const within = (start: string, end: string) => sales.filter(({ day }) => day >= start && day < end)
  const revenue = (query: object = {}, { db, actor } = studio.ana) => getRevenueReport(db, actor, revenueReportQuery.parse({ from, to, ...query }))
  const report = (query: object = {}, { db, actor } = studio.ana) => getSourcesReport(db, actor, sourcesReportQuery.parse({ from, to, ...query }))

  it('adds up what was sold and paid, in all, by source, by campaign and by owner', async () => {
    const sold = within(from, to)
    const answer = await revenue()
    expect(answer.total).toEqual(sumsOf(sold))
    for (const source of sources) expect(answer.bySource.find(row => row.source === source)?.sums ?? []).toEqual(sumsOf(sold.filter(sale => sale.source === source)))
    for (const campaign of campaigns) expect(answer.byCampaign.find(row => row.campaign === campaign)?.sums ?? []).toEqual(sumsOf(sold.filter(sale => sale.campaign === campaign)))
    for (const { actor } of [studio.ana, studio.rui]) {
      expect(answer.byOwner.find(row => row.ownerId === actor.userId)).toMatchObject({ ownerName: actor.session.user.name, sums: sumsOf(sold.filter(sale => sale.ownerId === actor.userId)), previous: null })
    }
  })

  it.each(['day', 'week', 'month'])('parts the period by %s without losing a sale', async (by) => {
    const { byTime } = await revenue({ by })
    expect([byTime[0]!.from, byTime.at(-1)!.to]).toEqual([from, to])
    for (const part of byTime) expect(part.sums).toEqual(sumsOf(within(part.from, part.to)))
    expect(byTime.flatMap(part => part.sums).reduce((all, sum) => all + sum.count, 0)).toBe(within(from, to).length)
  })

  it('compares with as many days before', async () => {
    const before = within(addDays(from, -100), from)
    const answer = await revenue({ compare: 'true' })
    expect(answer.previous).toEqual({ period: { from: addDays(from, -100), to: from }, total: sumsOf(before) })
    expect(answer.bySource.find(row => row.source === 'referral')?.previous).toEqual(sumsOf(before.filter(sale => sale.source === 'referral')))
  })

  it('narrows down to an owner, a currency and a pipeline, which purchases without a deal are not in', async () => {
    const sold = within(from, to)
    expect((await revenue({ ownerId: studio.rui.actor.userId })).total).toEqual(sumsOf(sold.filter(sale => sale.ownerId === studio.rui.actor.userId)))
    expect((await revenue({ currency: 'JPY' })).total).toEqual(sumsOf(sold.filter(sale => sale.currency === 'JPY')))
    expect((await revenue({ pipelineId: studio.pipelineId })).total).toEqual(sumsOf(sold.filter(sale => sale.kind === 'deal')))
    expect((await revenue({ ownerId: 'none' })).total).toEqual([])
  })

  it('shows a rep their own figures', async () => {
    const own = within(from, to).filter(sale => sale.ownerId === studio.rui.actor.userId)
    expect((await revenue({}, studio.rui)).total).toEqual(sumsOf(own))
    expect((await report({}, studio.rui)).bySource.reduce((all, row) => all + row.contacts, 0)).toBe(contacts.filter(({ ownerId }) => ownerId === studio.rui.actor.userId).length)
  })

  it('says what each source brought', async () => {
    const { bySource, byCampaign } = await report()
    for (const source of sources) {
      const row = bySource.find(one => one.source === source)!
      const made = contacts.filter(contact => contact.source === source).length
      const deals = sales.filter(sale => sale.kind === 'deal' && sale.source === source)
      const won = deals.filter(({ day }) => day >= from).length
      const notWon = lost.filter(deal => deal.source === source).length
      expect(row).toMatchObject({ contacts: made, opened: deals.length + notWon, won, lost: notWon, conversion: won + notWon ? won / (won + notWon) : null })
      expect(row.revenue).toEqual(sumsOf(within(from, to).filter(sale => sale.source === source))
        .map(({ currency, count, totalCents }) => ({ currency, count, valueCents: totalCents, perContactCents: made ? Math.round(totalCents / made) : null })))
    }
    expect(byCampaign.reduce((all, row) => all + row.contacts, 0)).toBe(contacts.length)
  })

  it('leads to lists that hold the very sales each figure adds up', async () => {
    const { db, actor } = studio.ana
    // A deal that does not say where it comes from, as its contact did not when it was made.
    const late = await createContact(db, actor, { firstName: 'Late' })
    await createDeal(db, actor, { title: 'Says nothing', contactId: late.id, valueCents: 700, currency: 'EUR', stageId: studio.stages.Won.id })
    await updateContact(db, actor, late.id, { source: 'website', campaign: 'Fair' })

    for (const member of [studio.ana, studio.rui]) {
      const { bySource, byCampaign, byOwner, total } = await revenue({}, member)
      const listed = async (filters: object) => {
        const { deals } = await listDeals(member.db, member.actor, listDealsSchema.parse({ outcome: 'won', closedAfter: from, closedBefore: to, limit: '200', ...filters }))
        const { purchases } = await listPurchases(member.db, member.actor, listPurchasesSchema.parse({ from, to, limit: '200', ...filters }))
        return [...deals, ...purchases]
      }
      const figures = [
        { filters: {}, sums: total },
        ...bySource.map(({ source, sums }) => ({ filters: { source: source ?? 'none' }, sums })),
        ...byCampaign.map(({ campaign, sums }) => ({ filters: { campaign: campaign ?? 'none' }, sums })),
        ...byOwner.map(({ ownerId, sums }) => ({ filters: { ownerId: ownerId ?? 'none' }, sums })),
      ]
      for (const { filters, sums } of figures) {
        const rows = await listed(filters)
        for (const { currency, count, totalCents } of sums) {
          const own = rows.filter(row => row.currency === currency)
          expect({ ...filters, count: own.length, totalCents: own.reduce((all, row) => all + row.valueCents, 0) }).toEqual({ ...filters, count, totalCents })
        }
        expect(rows.length).toBe(sums.reduce((all, { count }) => all + count, 0))
      }
    }
  })

  it('is empty, not broken, where nothing happened', async () => {
    const empty = { from: '2001-01-01', to: '2001-03-01' }
    expect(await revenue(empty)).toMatchObject({ total: [], bySource: [], byTime: [{ sums: [] }, { sums: [] }], previous: null })
    expect(await report({ ...empty, compare: 'true' })).toMatchObject({ bySource: [], byCampaign: [], previous: { bySource: [] } })
  })
})
