import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Board, BulkResult, Deal } from '#shared/deals/schema'
import type { Pipeline } from '#shared/pipelines/schema'
import type { Problem } from '#shared/problems'
import { newId } from '#server/domain/ids'
import { registerAccount, type SignedIn } from '../support/accounts'
import { startServer, type TestServer } from '../support/server'

describe('the deals of the API', () => {
  let server: TestServer
  let ana: SignedIn
  let sam: SignedIn
  let pipeline: Pipeline
  const stageId = (name: string) => pipeline.stages.find(stage => stage.name === name)!.id
  const pipelineOf = async ({ client }: SignedIn) => (await client.get<{ pipelines: Pipeline[] }>('/api/pipelines')).body.pipelines[0]!
  const create = async (input: Record<string, unknown> = {}, { client } = ana) => (await client.post<{ deal: Deal }>('/api/deals', { title: 'Audit 2026', ...input })).body.deal

  beforeAll(async () => {
    server = await startServer()
    ana = await registerAccount(server, { name: 'Ana Torres' })
    sam = await registerAccount(server, { name: 'Sam Reed', organization: 'Reed Works' })
    pipeline = await pipelineOf(ana)
  })
  afterAll(() => server?.dispose())

  it('are created with a location, and read back under it', async () => {
    const { status, headers, body } = await ana.client.post<{ deal: Deal }>('/api/deals', { title: 'Audit 2026', valueCents: 1_250_000, currency: 'GBP', companyName: 'Harbour & Finch' })
    expect(status).toBe(201)
    expect(body.deal).toMatchObject({ valueCents: 1_250_000, currency: 'GBP', companyName: 'Harbour & Finch', stageId: stageId('Lead'), probability: 10, version: 1 })
    expect((await ana.client.get(headers.get('location')!)).body).toEqual(body)
  })

  it.each([
    [{ title: '' }, 'title'], [{ title: 'x'.repeat(201) }, 'title'], [{ title: 'A', valueCents: -1 }, 'valueCents'], [{ title: 'A', valueCents: 1.5 }, 'valueCents'],
    [{ title: 'A', valueCents: '12' }, 'valueCents'], [{ title: 'A', currency: 'XXQ' }, 'currency'], [{ title: 'A', probability: 101 }, 'probability'],
    [{ title: 'A', expectedCloseDate: '2026-02-30' }, 'expectedCloseDate'], [{ title: 'A', outcome: 'won' }, 'outcome'], [{ title: 'A', contactIds: ['x'] }, 'contactIds.0'],
  ])('refuse %j and name %s', async (input, path) => {
    const { status, body } = await ana.client.post<Problem>('/api/deals', input)
    expect(status).toBe(422)
    expect(body.issues?.map(issue => issue.path)).toContain(path)
  })

  it.each(['sort=price', 'valueMin=many', 'closeAfter=soon', 'outcome=maybe', 'stage=1', 'limit=201', 'cursor=%00'])('refuse the query %s with a 400 that names it', async (query) => {
    const { status, body } = await ana.client.get<Problem>(`/api/deals?${query}`)
    expect(status).toBe(400)
    expect(body.issues?.[0]?.path).toBe(query.split('=')[0])
  })

  it('cannot refer to what belongs to another organization', async () => {
    const foreign = { stageId: (await pipelineOf(sam)).stages[0]!.id, contactId: (await sam.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Zoë' })).body.contact.id }
    const { id } = await create()
    for (const [field, value] of Object.entries(foreign)) {
      const answers = [await ana.client.post('/api/deals', { title: 'A', [field]: value }), await ana.client.post('/api/deals', { title: 'A', [field]: newId() })]
      expect(answers.map(answer => answer.status)).toEqual([404, 404])
      expect(answers[0]!.body).toEqual(answers[1]!.body)
      expect((await ana.client.patch(`/api/deals/${id}`, { [field]: value })).status).toBe(404)
    }
    expect((await sam.client.put(`/api/deals/${id}/stage`, { stageId: foreign.stageId })).status).toBe(404)
    expect((await ana.client.put(`/api/deals/${id}/stage`, { stageId: foreign.stageId })).status).toBe(404)
  })

  it('move to a place in a stage, and tell so on their timeline', async () => {
    const [audit, brand] = [await create(), await create({ title: 'Brand', stageId: stageId('Proposal') })]
    const { status, body } = await ana.client.put<{ deal: Deal }>(`/api/deals/${audit.id}/stage`, { stageId: stageId('Proposal'), before: brand.id }, { 'if-match': '"1"' })
    expect(status).toBe(200)
    expect(body.deal).toMatchObject({ stageId: stageId('Proposal'), probability: 60, version: 2 })
    const { body: board } = await ana.client.get<Board>(`/api/pipelines/${pipeline.id}/board`)
    expect(board.stages.find(({ name }) => name === 'Proposal')?.deals.map(deal => deal.title)).toEqual(['Audit 2026', 'Brand'])
    expect(JSON.stringify((await ana.client.get(`/api/deals/${audit.id}/timeline`)).body)).toContain('"stage":{"before":"Lead","after":"Proposal"}')
  })

  it('answer a stale move with 409 and the deal as it is now, and write nothing', async () => {
    const { id } = await create()
    await ana.client.put(`/api/deals/${id}/stage`, { stageId: stageId('Qualified') })
    const { status, body } = await ana.client.put<Problem>(`/api/deals/${id}/stage`, { stageId: stageId('Proposal') }, { 'if-match': '"1"' })
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'stale_version', changedBy: 'Ana Torres', current: { id, stageId: stageId('Qualified'), version: 2 } })
    expect((await ana.client.get<{ deal: Deal }>(`/api/deals/${id}`)).body.deal.stageId).toBe(stageId('Qualified'))
    expect((await ana.client.patch(`/api/deals/${id}`, { title: 'B' }, { 'if-match': '"1"' })).status).toBe(409)
    expect((await ana.client.put(`/api/deals/${id}/stage`, { stageId: stageId('Won') }, { 'if-match': 'two' })).status).toBe(400)
  })

  it('let one of two simultaneous moves succeed', async () => {
    const { id } = await create()
    const moves = await Promise.all(['Qualified', 'Proposal'].map(name => ana.client.put(`/api/deals/${id}/stage`, { stageId: stageId(name) }, { 'if-match': '"1"' })))
    expect(moves.map(move => move.status).toSorted()).toEqual([200, 409])
    expect((await ana.client.get<{ deal: Deal }>(`/api/deals/${id}`)).body.deal.version).toBe(2)
  })

  it('are won and lost many at once, with an answer for each', async () => {
    const [audit, brand, unknown] = [await create(), await create(), newId()]
    const won = await ana.client.post<BulkResult>('/api/deals/mark-won', { ids: [audit.id, unknown] })
    expect(won.body).toMatchObject({ changed: [{ id: audit.id, outcome: 'won' }], unchanged: [{ id: unknown, code: 'not_found' }] })
    const lost = await ana.client.post<BulkResult>('/api/deals/mark-lost', { ids: [brand.id], lostReason: 'Price' })
    expect(lost.body.changed).toMatchObject([{ outcome: 'lost', lostReason: 'Price', stageId: stageId('Lost') }])
    const moved = await ana.client.post<BulkResult>('/api/deals/bulk-update-stage', { ids: [audit.id, brand.id], stageId: stageId('Qualified') })
    expect(moved.body.changed.map(deal => deal.outcome)).toEqual([null, null])
  })

  it('come as CSV that a spreadsheet opens', async () => {
    const { status, headers, body } = await ana.client.get<string>('/api/deals/export.csv?outcome=open&sort=title')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('content-disposition')).toContain('deals.csv')
    expect(body).toContain('Audit 2026')
  })

  it('keep their stage from being deleted, unless another one is named', async () => {
    const { body: { stage } } = await ana.client.post<{ stage: { id: string } }>(`/api/pipelines/${pipeline.id}/stages`, { name: 'Negotiation' })
    const { id } = await create({ stageId: stage.id })
    const refused = await ana.client.delete<Problem>(`/api/stages/${stage.id}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'stage_in_use'])
    expect((await ana.client.delete(`/api/stages/${stage.id}?moveTo=${stageId('Proposal')}`)).status).toBe(204)
    expect((await ana.client.get<{ deal: Deal }>(`/api/deals/${id}`)).body.deal.stageId).toBe(stageId('Proposal'))
  })
})
