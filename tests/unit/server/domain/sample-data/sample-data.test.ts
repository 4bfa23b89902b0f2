import { beforeEach, describe, expect, it } from 'vitest'
import { todayIn } from '#shared/dates/days'
import { logActivity } from '#server/domain/activities/activities'
import { getTimeline } from '#server/domain/activities/timeline'
import { createContact, getContact, updateContact } from '#server/domain/contacts/contacts'
import { listContacts } from '#server/domain/contacts/list-contacts'
import { createDeal, getDeal } from '#server/domain/deals/deals'
import { getDealLines, putLineItems } from '#server/domain/deals/line-items'
import { findChainBreaks } from '#server/domain/events/chain'
import { listProducts } from '#server/domain/products/products'
import { addSampleData } from '#server/domain/sample-data/add-sample-data'
import { countSampleData } from '#server/domain/sample-data/count-sample-data'
import { removeSampleData } from '#server/domain/sample-data/remove-sample-data'
import { searchRecords } from '#server/domain/search/search'
import { listTags } from '#server/domain/tags/tags'
import { listViews, updateListSettings } from '#server/domain/views/views'
import { getToday } from '#server/domain/today/today'
import { timelineSchema } from '#shared/activities/schema'
import { putLineItemsSchema } from '#shared/deals/line-items'
import { listProductsSchema } from '#shared/products/schema'
import { listContactsSchema } from '#shared/contacts/schema'
import { engines, useTestDatabase } from '../../../../support/databases'
import { addMember, addOrganization, type TestMember } from '../../../../support/members'

const nothing = { contacts: 0, companies: 0, deals: 0, activities: 0 }

describe.each(engines)('sample data on %s', { timeout: 30_000 }, (engine) => {
  const database = useTestDatabase(engine)
  let ana: TestMember
  let sam: TestMember

  beforeEach(async () => {
    const organization = await addOrganization(database.db)
    ana = await addMember(database.db, organization, 'manager')
    sam = await addMember(database.db, organization, 'rep', 'Sam Reed')
  })

  const find = async (q: string) => (await listContacts(ana.db, ana.actor, listContactsSchema.parse({ q }))).contacts[0]!
  const rowsIn = async (table: 'contactKeys' | 'contactTags' | 'dealTags' | 'views' | 'dealContacts' | 'contactSearch' | 'companySearch' | 'dealSearch' | 'activitySearch' | 'eventMaintenance') =>
    (await ana.db.selectFrom(table).selectAll().execute()).length

  it('is added at once, and only once', async () => {
    const counts = await addSampleData(ana.db, ana.actor)
    expect(counts).toMatchObject({ contacts: 80, companies: 25, deals: 30 })
    await expect(addSampleData(ana.db, ana.actor)).rejects.toMatchObject({ code: 'already_done' })
    expect(await countSampleData(ana.db)).toEqual(counts)
  })

  it('has deals whose line items come to their value, and products that leave other deals their lines', async () => {
    await addSampleData(ana.db, ana.actor)
    const deals = await ana.db.selectFrom('deals').select(['id', 'valueCents', 'discountApproval']).where('valueFromItems', '=', 1).execute()
    expect(deals.map(({ discountApproval }) => discountApproval).sort()).toEqual([null, 'pending'].sort())
    for (const { id, valueCents } of deals) expect((await getDealLines(ana.db, ana.actor, id)).totals.netCents).toBe(valueCents)
    const [product] = (await listProducts(ana.db, listProductsSchema.parse({}))).products
    const own = await createDeal(ana.db, ana.actor, { title: 'Own' })
    await putLineItems(ana.db, ana.actor, own.id, putLineItemsSchema.parse({ lineItems: [{ productId: product!.id, unitPriceCents: 1 }] }))
    await removeSampleData(ana.db, ana.actor)
    expect((await listProducts(ana.db, listProductsSchema.parse({}))).total).toBe(0)
    expect((await getDealLines(ana.db, ana.actor, own.id)).lineItems).toMatchObject([{ name: product!.name, productId: null }])
  })

  it('is for managers and admins', async () => {
    await expect(addSampleData(sam.db, sam.actor)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeSampleData(sam.db, sam.actor)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('fills Today, the search and the timelines', async () => {
    await addSampleData(ana.db, ana.actor)
    const today = await getToday(ana.db, ana.actor)
    for (const group of ['overdue', 'dueToday', 'withoutNextAction', 'goneQuiet'] as const) expect(today[group].length, group).toBeGreaterThan(0)
    const sara = await find('سَارا احمدي')
    expect(sara).toMatchObject({ lastName: 'احمدی', companyName: 'کافه نارنج' })
    const timeline = await getTimeline(ana.db, ana.actor, { kind: 'contact', id: sara.id }, timelineSchema.parse({}))
    const entries = timeline.days.flatMap(({ entries }) => entries)
    expect(entries.some(entry => entry.kind === 'event' && entry.event.type === 'deal.created')).toBe(true)
    expect(timeline.days.every(({ day }) => day < todayIn(ana.actor.timeZone))).toBe(true)
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('goes without a trace, except the events that say so', async () => {
    await addSampleData(ana.db, ana.actor)
    const { id } = await find('Zoë')
    await updateContact(ana.db, ana.actor, id, { title: 'Partner' })
    const { views: [view] } = await listViews(ana.db, ana.actor, 'contact')
    expect(view).toMatchObject({ isShared: true })
    await updateListSettings(ana.db, ana.actor, { kind: 'contact', viewId: view!.id })
    await removeSampleData(ana.db, ana.actor)
    expect(await countSampleData(ana.db)).toEqual(nothing)
    for (const table of ['contactKeys', 'contactTags', 'dealTags', 'views', 'dealContacts', 'contactSearch', 'companySearch', 'dealSearch', 'activitySearch', 'eventMaintenance'] as const)
      expect(await rowsIn(table), table).toBe(0)
    expect(await listTags(ana.db)).toEqual([])
    const events = await ana.db.selectFrom('events').select('type').orderBy('position').execute()
    expect(events.map(({ type }) => type)).toEqual(['sample_data.added', 'sample_data.removed'])
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('leaves what people made, taken off the sample records', async () => {
    await addSampleData(ana.db, ana.actor)
    const zoe = await find('Zoë')
    const own = await createContact(ana.db, ana.actor, { firstName: 'Rui', lastName: 'Alves', companyName: 'Harbour & Finch', tags: ['vip'] })
    const deal = await createDeal(ana.db, ana.actor, { title: 'Signage', contactId: zoe.id })
    const note = await logActivity(ana.db, ana.actor, { type: 'note', contactId: zoe.id, body: 'Prefers mornings.' })
    expect(own.companyId).toBe(zoe.companyId)

    await removeSampleData(ana.db, ana.actor)
    expect(await getContact(ana.db, ana.actor, own.id)).toMatchObject({ firstName: 'Rui', companyId: null, companyName: null, tags: ['vip'] })
    expect(await getDeal(ana.db, ana.actor, deal.id)).toMatchObject({ title: 'Signage', contactId: null, contactIds: [], companyId: null })
    expect(await ana.db.selectFrom('activities').select(['id', 'contactId', 'body']).execute()).toEqual([{ id: note.id, contactId: null, body: 'Prefers mornings.' }])
    expect(await searchRecords(ana.db, ana.actor, { q: 'zoe', limit: 10 })).toEqual({ results: [], cursor: null })
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('can be added again after it was removed', async () => {
    await addSampleData(ana.db, ana.actor)
    await removeSampleData(ana.db, ana.actor)
    expect(await addSampleData(ana.db, ana.actor)).toMatchObject({ contacts: 80 })
    await removeSampleData(ana.db, ana.actor)
    await removeSampleData(ana.db, ana.actor)
    expect(await countSampleData(ana.db)).toEqual(nothing)
    expect(await findChainBreaks(ana.db)).toEqual([])
  })

  it('touches no other organization', async () => {
    const other = await addMember(database.db, await addOrganization(database.db, 'Studio South'), 'admin')
    await addSampleData(ana.db, ana.actor)
    await addSampleData(other.db, other.actor)
    await removeSampleData(ana.db, ana.actor)
    expect(await countSampleData(other.db)).toMatchObject({ contacts: 80 })
  })
})
