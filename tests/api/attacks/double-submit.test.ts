import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#server/domain/ids'
import { password } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { deal } from '../routes/records'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
})
afterAll(() => server?.dispose())

const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))

describe('the same form sent many times at once', () => {
  it.each([['contacts', { firstName: 'Zoë' }], ['companies', { name: 'Harbour & Finch' }], ['deals', { title: 'Audit 2026' }]])('with an Idempotency-Key makes one of %s, and each answer is the same', async (kind, body) => {
    const total = async () => (await team.admin.client.get<{ total: number }>(`/api/${kind}`)).body.total
    const before = await total()
    const key = newId()
    const answers = await times(10, () => team.admin.client.post(`/api/${kind}`, body, { 'idempotency-key': key }))
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect([answers[0]?.status, await total() - before]).toEqual([201, 1])
    expect((await team.manager.client.post(`/api/${kind}`, body, { 'idempotency-key': key })).status).toBe(201)
    expect(await total() - before).toBe(2)
  })

  it('without one makes one contact of an address', async () => {
    const answers = await times(10, () => team.admin.client.post('/api/contacts', { firstName: 'Zoë', email: 'zoe@harbour.example' }))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)])
  })

  it('makes one account, takes an invitation once, and closes a deal once', async () => {
    const account = { name: 'Eve Moss', email: 'eve@moss.example', password }
    const registered = await times(5, () => createClient(server.url).post('/api/auth/register', { organization: 'Moss', ...account }))
    expect(registered.filter(({ status }) => status === 201)).toHaveLength(1)
    const { body: { link } } = await team.admin.client.post<{ link: string }>('/api/invites', { role: 'rep' })
    const token = new URL(link).searchParams.get('token') ?? new URL(link).hash.slice(1)
    let number = 0
    const accepted = await times(5, () => createClient(server.url).post('/api/invites/accept', { token, account: { ...account, email: `eve${++number}@moss.example` } }))
    expect(accepted.filter(({ status }) => status === 201)).toHaveLength(1)
    const id = await deal(team.admin)
    await times(5, () => team.admin.client.post('/api/deals/mark-won', { ids: [id] }))
    const { body } = await team.admin.client.get(`/api/deals/${id}/timeline`)
    expect(JSON.stringify(body).match(/"outcome":\{/g)).toHaveLength(1)
  })

  it('changes a record once where each names the version it saw', async () => {
    const { body: { contact } } = await team.admin.client.post<{ contact: { id: string } }>('/api/contacts', { firstName: 'Amara' })
    let number = 0
    const answers = await times(5, () => team.admin.client.patch(`/api/contacts/${contact.id}`, { title: `Title ${++number}` }, { 'if-match': '"1"' }))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  })
})
