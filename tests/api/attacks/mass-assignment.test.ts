import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { newId } from '#server/domain/ids'
import { password } from '../../support/accounts'
import { createClient } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { pathFor } from '../routes/path'
import { contact } from '../routes/records'
import { routes } from '../routes/table'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
})
afterAll(() => server?.dispose())

/** What the server alone decides. */
const ownToTheServer = {
  id: newId(), organizationId: newId(), version: 7, createdAt: '2020-01-01T00:00:00.000Z', updatedAt: '2020-01-01T00:00:00.000Z', deletedAt: null,
  isOperator: true, isVerified: true, emailVerifiedAt: '2020-01-01T00:00:00.000Z', passwordHash: 'scrypt$0$0$0$$', sessionId: newId(), importId: newId(), isSample: 1, score: 100,
}

describe('what the server alone decides is refused by name', () => {
  it.each(routes.filter(({ body, isMultipart }) => body && !isMultipart))('$route', async (row) => {
    const client = row.isPublic ? createClient(server.url) : team.admin.client
    const right = await row.body?.(team) as object
    const answer = await client.request<Problem>(row.route.split(' ')[0] as 'POST', `${pathFor(row, await row.make?.(team.admin))}${row.query ?? ''}`, { ...ownToTheServer, ...right })
    expect(answer.status).toBe(422)
    const refused = answer.body.issues?.filter(({ code }) => code === 'unknown_parameter').map(({ path }) => path)
    expect(refused).toEqual(expect.arrayContaining(Object.keys(ownToTheServer).filter(name => !(name in right))))
  })
})

describe('a role', () => {
  const roleOf = async (client = team.rep.client) => (await client.get<{ role: string }>('/api/auth/session')).body.role

  it('is not given to oneself', async () => {
    const { id } = team.rep.session.user
    expect((await team.rep.client.patch(`/api/members/${id}`, { role: 'admin' })).status).toBe(403)
    expect((await team.rep.client.patch('/api/profile', { role: 'admin' })).status).toBe(422)
    expect((await team.rep.client.patch('/api/organization', { exportRoles: ['rep'] })).status).toBe(403)
    expect((await team.rep.client.post('/api/invites', { role: 'admin' })).status).toBe(403)
    expect(await roleOf()).toBe('rep')
  })

  it('is that of the invitation, whatever who accepts it writes', async () => {
    const { body: { link } } = await team.admin.client.post<{ link: string }>('/api/invites', { role: 'readonly' })
    const token = new URL(link).searchParams.get('token') ?? new URL(link).hash.slice(1)
    const account = { name: 'Eve Moss', email: 'eve@moss.example', password }
    const eve = createClient(server.url)
    expect((await eve.post('/api/invites/accept', { token, account: { ...account, role: 'admin' } })).status).toBe(422)
    expect((await eve.post('/api/invites/accept', { token, account, role: 'admin' })).status).toBe(422)
    expect((await eve.post('/api/invites/accept', { token, account })).status).toBe(201)
    expect(await roleOf(eve)).toBe('readonly')
  })
})

describe('an owner', () => {
  it.each([['contacts', { firstName: 'Zoë' }], ['companies', { name: 'Harbour & Finch' }], ['deals', { title: 'Audit 2026' }]])('of new %s is not chosen by a rep', async (kind, body) => {
    expect((await team.rep.client.post(`/api/${kind}`, { ...body, ownerId: team.manager.session.user.id })).status).toBe(403)
    expect((await team.rep.client.post(`/api/${kind}`, { ...body, ownerId: null })).status).toBe(403)
  })

  it('is not changed by a rep, not even to give something away', async () => {
    const id = await contact(team.rep)
    for (const ownerId of [team.manager.session.user.id, null]) expect((await team.rep.client.patch(`/api/contacts/${id}`, { ownerId })).status).toBe(403)
    expect((await team.rep.client.get(`/api/contacts/${id}`)).body).toMatchObject({ contact: { ownerId: team.rep.session.user.id, version: 1 } })
  })
})
