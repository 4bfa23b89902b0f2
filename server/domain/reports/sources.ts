import type { Period } from '#shared/reports/answers'
import type { SourcesReport, SourcesReportQuery } from '#shared/reports/sources'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { countOf, groupsBy, shareOf } from './currency-sums'
import { keptReport } from './kept-report'
import { countClosed, countNewContacts, countOpened } from './origins.repository'
import { instantsOf, periodBefore, periodOf } from './period'
import { listSold } from './sales.repository'

type Tables = Pick<SourcesReport, 'bySource' | 'byCampaign'>
type Origin = { source: string | null, campaign: string | null }
type Yielded = Omit<SourcesReport['bySource'][number], 'source'>

/** What each source and each campaign brought: contacts, deals and sales. */
export async function getSourcesReport(db: Database, actor: Actor, query: SourcesReportQuery): Promise<SourcesReport> {
  const period = periodOf(actor, query, { months: 12 })
  return await keptReport(db, actor, 'sources', { ...query, ...period }, async (apart) => {
    const earlier = periodBefore(period)
    return { period, ...await tablesOf(apart, actor, query, period), previous: query.compare ? { period: earlier, ...await tablesOf(apart, actor, query, earlier) } : null }
  })
}

async function tablesOf(db: Database, actor: Actor, query: SourcesReportQuery, period: Period): Promise<Tables> {
  const instants = instantsOf(period, actor)
  const [contacts, opened, closed, sold] = await Promise.all([
    countNewContacts(db, actor, query, instants), countOpened(db, actor, query, instants), countClosed(db, actor, query, period), listSold(db, actor, query, period),
  ])
  const by = (key: keyof Origin) => {
    const of = <Group extends Origin>(groups: Group[]) => new Map(groupsBy(groups, group => group[key]))
    const [made, begun, ended, bought] = [of(contacts), of(opened), of(closed), of(sold)]
    const names = new Set([...made.keys(), ...begun.keys(), ...ended.keys(), ...bought.keys()])
    return [...names].map(name => ({ name, ...yieldOf(made.get(name) ?? [], begun.get(name) ?? [], ended.get(name) ?? [], bought.get(name) ?? []) })).sort(largestFirst)
  }
  return { bySource: by('source').map(({ name, ...row }) => ({ source: name, ...row })), byCampaign: by('campaign').map(({ name, ...row }) => ({ campaign: name, ...row })) }
}

type Counted = { count: number }[]

function yieldOf(made: Counted, begun: Counted, ended: Awaited<ReturnType<typeof countClosed>>, bought: Awaited<ReturnType<typeof listSold>>): Yielded {
  const contacts = countOf(made)
  const won = countOf(ended.filter(({ outcome }) => outcome === 'won'))
  return {
    contacts, opened: countOf(begun), won, lost: countOf(ended.filter(({ outcome }) => outcome === 'lost')), conversion: shareOf(won, countOf(ended)),
    revenue: groupsBy(bought, ({ currency }) => currency).map(([currency, own]) => {
      const valueCents = own.reduce((all, group) => all + group.valueCents, 0)
      return { currency, count: countOf(own), valueCents, perContactCents: contacts ? Math.round(valueCents / contacts) : null }
    }).sort((a, b) => a.currency < b.currency ? -1 : 1),
  }
}

function largestFirst(a: Yielded, b: Yielded): number {
  const most = ({ revenue }: Yielded) => Math.max(0, ...revenue.map(({ valueCents }) => valueCents))
  return most(b) - most(a) || b.contacts - a.contacts || b.opened - a.opened
}
