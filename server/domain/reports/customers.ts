import { bucketAt } from '#shared/dates/buckets'
import type { Period } from '#shared/reports/answers'
import type { DashboardCustomers, DashboardQuery } from '#shared/reports/dashboard'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listTags } from '../tags/tags'
import { countOf, groupsBy, sumsOf } from './currency-sums'
import { listFirstSales, listNewContacts, listSalesByTag, listTagSizes } from './customers.repository'
import { keptReport } from './kept-report'
import { instantsOf, partsOf, periodOf } from './period'

const mostTags = 10

/** How the circle of customers grows, and which of them bring most. */
export async function getDashboardCustomers(db: Database, actor: Actor, query: DashboardQuery): Promise<DashboardCustomers> {
  const period = periodOf(actor, query, { months: 12 })
  return await keptReport(db, actor, 'customers', { ...query, ...period }, async apart => ({
    period, growth: await growthIn(apart, actor, query, period), tags: await topTags(apart, actor, query, period),
  }))
}

/** By month: contacts made, and contacts who bought for the first time, whenever they were made. */
async function growthIn(db: Database, actor: Actor, filters: DashboardQuery, period: Period): Promise<DashboardCustomers['growth']> {
  const { buckets, starts } = partsOf(period, 'month', actor)
  const [made, firsts] = await Promise.all([listNewContacts(db, actor, filters, instantsOf(period, actor), starts), listFirstSales(db, actor, filters, period)])
  const byBucket = new Map(groupsBy(firsts, ({ day }) => bucketAt(buckets, day)))
  return buckets.map((bucket, place) => {
    const contacts = made.find(group => group.bucket === place)?.count ?? 0
    const newCustomers = countOf(byBucket.get(place) ?? [])
    return { ...bucket, contacts, newCustomers, rate: contacts === 0 ? null : newCustomers / contacts }
  })
}

/** The tags whose contacts bought most in the asked or the organization's own currency, then most often; then the largest. */
async function topTags(db: Database, actor: Actor, filters: DashboardQuery, period: Period): Promise<DashboardCustomers['tags']> {
  const [tags, sizes, sales] = await Promise.all([listTags(db), listTagSizes(db, actor, filters), listSalesByTag(db, actor, filters, period)])
  const currency = filters.currency ?? actor.session.organization.defaultCurrency
  const contactsOf = new Map(sizes.map(({ tagId, count }) => [tagId, count]))
  const salesOf = new Map(groupsBy(sales, ({ tagId }) => tagId))
  return tags.map(({ id, name, color }) => {
    const own = salesOf.get(id) ?? []
    const sums = sumsOf(own)
    return { tag: name, color, contacts: contactsOf.get(id) ?? 0, sums, sales: countOf(own), revenue: sums.find(sum => sum.currency === currency)?.valueCents ?? 0 }
  }).filter(({ contacts }) => contacts > 0)
    .sort((a, b) => b.revenue - a.revenue || b.sales - a.sales || b.contacts - a.contacts).slice(0, mostTags)
    .map(({ sales: _, revenue: __, ...tag }) => tag)
}
