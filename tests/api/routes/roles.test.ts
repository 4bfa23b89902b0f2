import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { roles, type Role } from '#shared/members/permissions'
import { newId } from '#server/domain/ids'
import { createClient, type Client } from '../../support/client'
import { createEmptyDatabase, engines, type EmptyDatabase } from '../../support/databases'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { routeFiles } from './files'
import { pathFor } from './path'
import { routes, type RouteRow } from './table'

/** Each row under the name of its route. */
const named = (rows: RouteRow[]) => rows.map(row => [`${row.route}${row.query ?? ''}`, row] as const)

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

it('covers every route, and no other', () => {
  expect([...routeFiles].sort()).toEqual([...new Set(routes.map(({ route }) => route))].sort())
})

describe.each(engines)('who may do what on %s', (engine) => {
  let database: EmptyDatabase | undefined
  let server: TestServer
  let team: Team

  beforeAll(async () => {
    database = engine === 'postgres' ? await createEmptyDatabase(engine) : undefined
    server = await startServer({ DATABASE_URL: database?.url })
    team = await createTeam(server)
  })
  afterAll(async () => {
    await server?.dispose()
    await database?.remove()
  })

  async function ask(row: RouteRow, client: Client, id = newId()) {
    return client.request<Problem>(row.route.split(' ')[0] as Method, `${pathFor(row, id)}${row.query ?? ''}`, await row.body?.(team))
  }

  const ofEngine = routes.filter(row => !row.engine || row.engine === engine)
  const guarded = ofEngine.filter(({ isPublic }) => !isPublic)
  const withRecord = ofEngine.filter(({ make }) => make)

  it.each(named(guarded))('%s, by role', async (_name, row) => {
    const answered: Partial<Record<Role, number>> = {}
    for (const role of roles) answered[role] = (await ask(row, team[role].client, await row.make?.(team.admin))).status
    expect(answered).toEqual(row.roles)
  })

  it.each(named(routes.filter(({ own }) => own)))('%s, for a rep whose own record it is', async (_name, row) => {
    expect((await ask(row, team.rep.client, await row.make?.(team.rep))).status).toBe(row.own)
  })

  it.each(named(guarded))('%s, signed out', async (_name, row) => {
    const { status, body } = await ask(row, createClient(server.url), await row.make?.(team.admin))
    expect(status).toBe(401)
    expect(body.code).toBe('not_signed_in')
  })

  it.each(named(withRecord))('%s, of another organization: exactly as if it did not exist', async (_name, row) => {
    const foreign = await ask(row, team.outsider.client, await row.make?.(team.admin))
    const random = await ask(row, team.outsider.client)
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(random.body)
    expect((await ask(row, team.outsider.client, 'not-an-id')).body).toEqual(random.body)
  })

  // The document's examples are of the people that the tests know too.
  const ofSomebody = routes.filter(({ route }) => route.startsWith('GET') && !route.includes(':id') && !route.endsWith('/openapi.json'))
  it.each(named(ofSomebody))('%s, shows another organization nothing of ours', async (_name, row) => {
    const answer = JSON.stringify((await ask(row, team.outsider.client)).body)
    expect(answer).not.toContain(team.admin.session.organization.id)
    for (const role of roles) expect(answer).not.toContain(team[role].session.user.id)
    expect(answer).not.toContain('O\'Brien')
  })
})
