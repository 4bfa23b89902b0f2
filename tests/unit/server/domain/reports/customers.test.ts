import { beforeAll, describe, expect, it } from 'vitest'
import { dashboardQuery } from '#shared/reports/dashboard'
import { createContact, deleteContact } from '#server/domain/contacts/contacts'
import { newId } from '#server/domain/ids'
import { getDashboardCustomers } from '#server/domain/reports/customers'
import { makeStudio, type Studio } from '~/tests/fixtures/deals'
import { engines, useTestDatabase } from '~/tests/support/databases'
import type { TestMember } from '~/tests/support/members'

interface Buyer { id: string, ownerId: string, createdAt: string, tags: string[] }
interface Sale { contact: Buyer, day: string, currency: string, valueCents: number, ownerId: string }

const period = { from: '2026-01-01', to: '2026-05-01' }
const months = ['2026-01', '2026-02', '2026-03', '2026-04']
const tagsOf = (number: number) => [...(number % 2 ? ['vip'] : []), ...(number % 3 ? ['press'] : []), ...(number % 7 ? [] : ['rare'])]
const dayAt = (month: number, day: number) => `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

describe.each(engines)('customers on %s', (engine) => {
  const database = useTestDatabase(engine)
  let studio: Studio
  const buyers: Buyer[] = []
  const sales: Sale[] = []
  beforeAll(async () => {
    studio = await makeStudio(database)
    for (let number = 0; number < 24; number++) {
      const { db, actor } = number % 4 ? studio.ana : studio.rui
      const tags = tagsOf(number)
      const { id } = await createContact(db, actor, { firstName: `Person ${number}`, tags } as Parameters<typeof createContact>[2])
      const createdAt = `${dayAt(1 + number % 5, 1 + number)}T10:00:00.000Z`
      await studio.ana.db.updateTable('contacts').set({ createdAt }).where('id', '=', id).execute()
      buyers.push({ id, ownerId: actor.userId, createdAt, tags })
      for (let turn = 0; turn < number % 3; turn++) await sell(buyers.at(-1)!, number, turn)
    }
    const { id } = await createContact(studio.ana.db, studio.ana.actor, { firstName: 'Gone', tags: ['vip'] } as Parameters<typeof createContact>[2])
    await sell({ id, ownerId: studio.ana.actor.userId, createdAt: '', tags: ['vip'] }, 2, 0)
    sales.pop()
    await deleteContact(studio.ana.db, studio.ana.actor, id)
  })

  /** A deal that is won, else a purchase. */
  async function sell(contact: Buyer, number: number, turn: number): Promise<void> {
    const { ana: { db }, pipelineId, stages } = studio
    const [day, currency, valueCents, now] = [dayAt(1 + (number + turn * 5) % 6, 3 + number), number % 5 ? 'EUR' : 'JPY', 1000 + number * 7, '2026-01-01T00:00:00.000Z']
    const id = newId()
    sales.push({ contact, day, currency, valueCents, ownerId: contact.ownerId })
    if ((number + turn) % 2) {
      await db.insertInto('deals').values({
        id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ownerId: contact.ownerId, title: 'Audit', sortTitle: 'audit', contactId: contact.id, companyId: null, pipelineId, stageId: stages.Won.id, position: 1, valueCents, currency, probability: 100,
        expectedCloseDate: null, actualCloseDate: day, outcome: 'won', lostReason: null, nextAction: null, nextActionDate: null, stageEnteredAt: now, lastInteractionAt: null, quietAt: now, isSample: 0,
      }).execute()
      return
    }
    await db.insertInto('activities').values({
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, type: 'purchase', subject: 'Print', body: null, content: null, direction: null, durationSeconds: null, occurredAt: `${day}T10:00:00.000Z`,
      contactId: contact.id, companyId: null, dealId: null, userId: contact.ownerId, metadata: '{}', importId: null, isSample: 0,
    }).execute()
    await db.insertInto('purchases').values({ id, valueCents, currency, purchasedOn: day, source: null, campaign: null }).execute()
  }

  const customers = ({ db, actor }: TestMember, query = {}) => getDashboardCustomers(db, actor, dashboardQuery.parse({ ...period, ...query }))
  const firstSale = (contact: Buyer) => sales.filter(sale => sale.contact === contact).map(({ day }) => day).sort()[0]

  it.each(['ana', 'rui'] as const)('are counted in the month of their first sale, as far as %s may know', async (who) => {
    const own = buyers.filter(({ ownerId }) => who === 'ana' || ownerId === studio.rui.actor.userId)
    const { growth } = await customers(studio[who])
    expect(growth.map(({ from, contacts, newCustomers, rate }) => [from.slice(0, 7), contacts, newCustomers, rate])).toEqual(months.map((month) => {
      const made = own.filter(({ createdAt }) => createdAt.startsWith(month)).length
      const first = own.filter(contact => firstSale(contact)?.startsWith(month)).length
      return [month, made, first, made ? first / made : null]
    }))
  })

  it.each([['ana', {}], ['rui', {}], ['ana', { currency: 'JPY' }]] as const)('are grouped by their tags, with what they bought: for %s, asking %j', async (who, query) => {
    const currency = 'currency' in query ? query.currency : undefined
    const own = buyers.filter(({ ownerId }) => who === 'ana' || ownerId === studio.rui.actor.userId)
    const { tags } = await customers(studio[who], query)
    const expected = ['vip', 'press', 'rare'].flatMap((tag) => {
      const tagged = own.filter(contact => contact.tags.includes(tag))
      const sold = sales.filter(sale => tagged.includes(sale.contact) && sale.day >= period.from && sale.day < period.to && (!currency || sale.currency === currency))
      const sums = [...new Set(sold.map(sale => sale.currency))].sort().map(code => ({ currency: code, valueCents: sold.filter(sale => sale.currency === code).reduce((all, { valueCents }) => all + valueCents, 0) }))
      return tagged.length ? [{ tag, contacts: tagged.length, sums }] : []
    })
    expect(tags.map(({ tag, contacts, sums }) => ({ tag, contacts, sums })).toSorted((a, b) => a.tag < b.tag ? -1 : 1)).toEqual(expected.toSorted((a, b) => a.tag < b.tag ? -1 : 1))
    const revenue = tags.map(({ sums }) => sums.find(sum => sum.currency === (currency ?? 'EUR'))?.valueCents ?? 0)
    expect(revenue).toEqual(revenue.toSorted((a, b) => b - a))
  })
})
