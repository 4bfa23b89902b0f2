import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deal } from '#shared/deals/schema'
import type { Problem } from '#shared/problems'
import { activityReport } from '#shared/reports/activity'
import { conversionReport, type ConversionReport } from '#shared/reports/conversion'
import { dashboard, dashboardCustomers, type Dashboard, type DashboardCustomers } from '#shared/reports/dashboard'
import { forecastReport } from '#shared/reports/forecast'
import { lostReasonsReport } from '#shared/reports/lost-reasons'
import { pipelineReport, type PipelineReport } from '#shared/reports/pipeline'
import { velocityReport } from '#shared/reports/velocity'
import { todayIn } from '#shared/dates/days'
import type { SignedIn } from '../support/accounts'
import { startServer, type TestServer } from '../support/server'
import { createTeam, type Team } from '../support/team'

const answers = {
  'reports/pipeline': pipelineReport, 'reports/conversion': conversionReport, 'reports/velocity': velocityReport, 'reports/activity': activityReport,
  'reports/lost-reasons': lostReasonsReport, 'reports/forecast': forecastReport, 'dashboard': dashboard, 'dashboard/customers': dashboardCustomers,
}
const dated = Object.keys(answers).filter(name => name !== 'reports/forecast')

describe('the reports of the API', () => {
  let server: TestServer
  let team: Team
  const create = async ({ client }: SignedIn, input: Record<string, unknown>) => (await client.post<{ deal: Deal }>('/api/deals', { title: 'Audit 2026', currency: 'EUR', ...input })).body.deal
  const close = async ({ client }: SignedIn, { id }: Deal, changes: Record<string, unknown>) => void await client.patch(`/api/deals/${id}`, changes)

  beforeAll(async () => {
    server = await startServer()
    team = await createTeam(server)
    const { body: { contact } } = await team.admin.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë', lastName: 'O’Brien', tags: ['vip'] })
    await close(team.admin, await create(team.admin, { valueCents: 1_250_000, contactId: contact.id }), { outcome: 'won' })
    await close(team.admin, await create(team.admin, { valueCents: 500, currency: 'JPY' }), { outcome: 'lost', lostReason: '=HYPERLINK("x")' })
    await create(team.admin, { valueCents: 70_000, nextAction: 'Call', nextActionDate: '2020-01-01' })
    await create(team.rep, { valueCents: 30_000, probability: 50 })
    await close(team.rep, await create(team.rep, { valueCents: 40_000 }), { outcome: 'won' })
  })
  afterAll(() => server?.dispose())

  it.each(Object.keys(answers))('%s answers what it says, with data and without', async (name) => {
    for (const who of [team.admin, team.rep, team.readonly, team.outsider]) {
      const { status, body } = await who.client.get(`/api/${name}${dated.includes(name) && name !== 'dashboard' && !name.endsWith('customers') ? '?compare=true' : ''}`)
      expect([status, answers[name as keyof typeof answers].safeParse(body).error?.issues]).toEqual([200, undefined])
    }
  })

  it('tell how things stand, to each what they may know', async () => {
    const of = async ({ client }: SignedIn) => (await client.get<Dashboard>('/api/dashboard')).body
    expect(await of(team.readonly)).toMatchObject({
      pipeline: { count: 2, sums: [{ currency: 'EUR', valueCents: 100_000, weightedCents: 22_000 }], previous: { count: 0, sums: [] } },
      won: { count: 2, sums: [{ currency: 'EUR', valueCents: 1_290_000 }] }, lost: { count: 1, sums: [{ currency: 'JPY', valueCents: 500 }] },
      conversion: { won: 2, lost: 1, abandoned: 0, rate: 2 / 3, previous: { rate: null } }, overdue: { contacts: 0, deals: 1, tasks: 0 },
    })
    expect(await of(team.rep)).toMatchObject({ pipeline: { count: 1 }, won: { count: 1, sums: [{ currency: 'EUR', valueCents: 40_000 }] }, lost: { count: 0 }, overdue: { deals: 0 } })
    expect(await of(team.outsider)).toMatchObject({ pipeline: { count: 0, sums: [] }, won: { count: 0 }, conversion: { rate: null } })
    const { growth, tags } = (await team.manager.client.get<DashboardCustomers>('/api/dashboard/customers')).body
    expect(growth).toHaveLength(12)
    expect(growth.at(-1)).toMatchObject({ contacts: 1, newCustomers: 1, rate: 1 })
    expect(tags).toMatchObject([{ tag: 'vip', contacts: 1, sums: [{ currency: 'EUR', valueCents: 1_250_000 }] }])
    expect((await team.rep.client.get<DashboardCustomers>('/api/dashboard/customers')).body).toMatchObject({ tags: [] })
  })

  it('count as overdue what the lists show as overdue', async () => {
    const { client } = team.manager
    for (const [name, nextActionDate, nextAction] of [['Late', '2020-01-01', 'Call'], ['Early', '2999-01-01', 'Call'], ['Never', null, null]]) {
      await client.post('/api/contacts', { firstName: name, nextActionDate, nextAction })
    }
    for (const who of [team.manager, team.rep]) {
      const totalOf = async (list: string) => (await who.client.get<{ total: number }>(`/api/${list}?due=overdue&ownerId=${team.manager.session.user.id}`)).body.total
      const { overdue } = (await who.client.get<Dashboard>(`/api/dashboard?ownerId=${team.manager.session.user.id}`)).body
      expect([await totalOf('contacts'), await totalOf('deals')]).toEqual([overdue.contacts, overdue.deals])
      expect(overdue.contacts).toBe(who === team.manager ? 1 : 0)
    }
  })

  it('show no other’s figures to a rep who asks for them by name', async () => {
    const { body } = await team.rep.client.get<ConversionReport>(`/api/reports/conversion?ownerId=${team.admin.session.user.id}`)
    expect(body).toMatchObject({ total: { won: 0, lost: 0 }, byOwner: [] })
  })

  it('tell the same moment later what has changed since', async () => {
    const { client } = team.manager
    const open = async () => (await client.get<PipelineReport>('/api/reports/pipeline')).body.pipeline.reduce((all, { count }) => all + count, 0)
    const before = await open()
    const deal = await create(team.manager, { valueCents: 1 })
    expect(await open()).toBe(before + 1)
    await client.delete(`/api/deals/${deal.id}`)
    expect(await open()).toBe(before)
  })

  it('add up more than a number counts exactly without failing', async () => {
    const { outsider } = team
    const deals = [await create(outsider, { valueCents: Number.MAX_SAFE_INTEGER }), await create(outsider, { valueCents: Number.MAX_SAFE_INTEGER })]
    const { body } = await outsider.client.get<Dashboard>('/api/dashboard')
    expect(body.pipeline.sums).toEqual([{ currency: 'EUR', valueCents: 2 * Number.MAX_SAFE_INTEGER, weightedCents: Math.round(2 * Number.MAX_SAFE_INTEGER * 0.1) }])
    for (const { id } of deals) await outsider.client.delete(`/api/deals/${id}`)
  })

  it.each(dated)('%s refuses what it cannot be asked, and names it', async (name) => {
    const { client } = team.admin
    for (const [query, path] of [
      ['from=2026-02-01&to=2026-01-01', 'to'], ['from=2026-02-01&to=2026-02-01', 'to'], ['from=2006-01-01&to=2026-01-31', 'from'], ['from=2999-01-01', 'to'], ['to=1900-01-01&from=0000-01-01', 'from'],
      ['to=9999-12-31', 'to'], ['from=2026-02-30', 'from'], ['currency=XXQ', 'currency'], ['ownerId=everyone', 'ownerId'], ['organizationId=1', 'organizationId'], ['from=2026-01-01&from=2026-02-01', 'from'],
    ] as const) {
      const { status, body } = await client.get<Problem>(`/api/${name}?${query}`)
      expect([query, status, body.issues?.map(issue => issue.path)]).toEqual([query, 400, expect.arrayContaining([path])])
    }
  })

  it('refuse days by the thousand, pipelines of others, and tables that they do not have', async () => {
    const { client } = team.admin
    const { body: { pipelines } } = await team.outsider.client.get<{ pipelines: { id: string }[] }>('/api/pipelines')
    for (const [path, status] of [
      ['reports/activity?from=2020-01-01&to=2026-01-01', 400], ['reports/activity?from=2020-01-01&to=2026-01-01&by=month', 200], ['reports/pipeline?by=minute', 400],
      [`reports/pipeline?pipelineId=${pipelines[0]!.id}`, 404], [`reports/conversion?pipelineId=${pipelines[0]!.id}`, 404], ['reports/pipeline?format=xml', 400], ['reports/velocity?format=csv&table=history', 400],
    ] as const) expect([path, (await client.get(`/api/${path}`)).status]).toEqual([path, status])
  })

  it('come as tables for spreadsheets, in which no formula runs', async () => {
    const { status, headers, body } = await team.admin.client.get<string>('/api/reports/lost-reasons?format=csv&table=reasons')
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="lost-reasons-reasons.csv"'])
    expect(body).toBe('Reason,Count,Share,Currency,Value\r\n"\'=HYPERLINK(""x"")",1,1,JPY,500\r\n')
    const conversion = (await team.admin.client.get<string>('/api/reports/conversion?format=csv&table=byOwner')).body
    expect(conversion.split('\r\n').slice(0, 3)).toEqual(['Owner name,Won,Lost,Abandoned,Rate', 'Ana Torres,1,1,0,0.5', 'Rui Costa,1,0,0,1'])
    expect((await team.outsider.client.get<string>('/api/reports/velocity?format=csv')).body).toMatch(/^Currency,Won,Closed,Average,Win rate,Average days,[^\r]+\r\n$/)
    for (const [report, tables] of Object.entries({ pipeline: ['pipeline', 'conversionRates', 'avgDaysByStage', 'history'], activity: ['byType', 'byMember', 'byTime', 'results', 'heatMap'], forecast: ['months', 'quarters'] })) {
      for (const table of tables) expect([table, (await team.admin.client.get(`/api/reports/${report}?format=csv&table=${table}`)).status]).toEqual([table, 200])
    }
  })

  it('begin and end with the days of whoever asks', async () => {
    const { client, session } = team.admin
    const { body } = await client.get<PipelineReport>('/api/reports/pipeline?by=day')
    expect(body.history).toHaveLength(90)
    expect(body.history.at(-1)!.from).toBe(todayIn(session.user.timeZone))
  })
})
