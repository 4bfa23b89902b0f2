import { describe, expect, it } from 'vitest'
import { sampleRecords } from '#server/domain/sample-data/sample-records'
import { followUpsOn } from './sample-follow-ups'

const monday = '2026-03-02'
const week = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08']

describe('sample records', () => {
  const { companies, contacts, deals, activities } = sampleRecords(monday)

  it('are the same every time', () => {
    expect(sampleRecords(monday)).toEqual(sampleRecords(monday))
  })

  it('fill a consultant’s year', () => {
    expect(contacts).toHaveLength(80)
    expect(companies).toHaveLength(25)
    expect(deals).toHaveLength(30)
    expect(activities.length).toBeGreaterThanOrEqual(180)
  })

  it('have keys of their own', () => {
    for (const records of [companies, contacts, deals, activities])
      expect(new Set(records.map(({ key }) => key)).size).toBe(records.length)
  })

  it('refer only to each other', () => {
    const has = (records: { key: string }[]) => {
      const keys = new Set(records.map(({ key }) => key))
      return (key: string | null) => key === null || keys.has(key)
    }
    expect(contacts.filter(({ company }) => !has(companies)(company))).toEqual([])
    expect(deals.filter(({ company, contact }) => !has(companies)(company) || !has(contacts)(contact))).toEqual([])
    expect(activities.filter(({ contact, deal }) => !has(contacts)(contact) || !has(deals)(deal))).toEqual([])
  })

  it('keep a deal and its contact in one company', () => {
    const companyOf = new Map(contacts.map(({ key, company }) => [key, company]))
    expect(deals.filter(({ contact, company }) => companyOf.get(contact) !== company)).toEqual([])
  })

  it('can reach nobody real', () => {
    const domains = contacts.flatMap(({ emails }) => emails.map(({ address }) => address.split('@')[1]))
    expect(domains.filter(domain => !/(^|\.)example(\.(com|org|net))?$/.test(domain ?? ''))).toEqual([])
  })

  it('have an e-mail address that no other contact has', () => {
    const addresses = contacts.flatMap(({ emails }) => emails.map(({ address }) => address))
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('fill every stage, and close what is won or lost', () => {
    const stages = ['Lead', 'Qualified', 'Proposal', 'Won', 'Lost'] as const
    for (const stage of stages) expect(deals.filter(deal => deal.stage === stage).length).toBeGreaterThanOrEqual(5)
    for (const deal of deals) expect(deal.outcome !== null).toBe(deal.stage === 'Won' || deal.stage === 'Lost')
  })

  it('use every status and several currencies', () => {
    expect(new Set(contacts.map(({ status }) => status)).size).toBe(7)
    expect(new Set(deals.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP', 'USD', 'JPY']))
  })
})

describe.each(week)('sample records on %s', (today) => {
  const records = sampleRecords(today)

  it('leave nothing happening in the future', () => {
    const past = `${today}T00:00:00.000Z`
    expect(records.activities.filter(({ occurredAt }) => occurredAt >= past)).toEqual([])
    expect(records.deals.filter(({ stageEnteredAt }) => stageEnteredAt >= past)).toEqual([])
  })

  it('tell of no contact before it was written down', () => {
    const createdAt = new Map(records.contacts.map(contact => [contact.key, contact.createdAt]))
    expect(records.activities.filter(({ contact, occurredAt }) => occurredAt < createdAt.get(contact)!)).toEqual([])
  })

  it('move deals forward in time', () => {
    for (const { stageHistory } of records.deals) {
      const times = stageHistory.map(({ enteredAt }) => enteredAt)
      expect(times).toEqual(times.toSorted())
    }
  })

  it('give every group of Today some rows', () => {
    const groups = followUpsOn(today, records)
    expect(groups.overdueContacts.length).toBeGreaterThanOrEqual(3)
    expect(groups.overdueDeals.length).toBeGreaterThanOrEqual(3)
    expect(groups.dueToday.length).toBeGreaterThanOrEqual(3)
    expect(groups.intervalElapsed.length).toBeGreaterThanOrEqual(3)
    expect(groups.intervalElapsed.length).toBeLessThanOrEqual(10)
    expect(groups.withoutNextAction.length).toBeGreaterThanOrEqual(3)
    expect(groups.goneQuiet.length).toBeGreaterThanOrEqual(3)
  })
})
