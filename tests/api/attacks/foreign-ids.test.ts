import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#server/domain/ids'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { pathFor } from '../routes/path'
import { activity, company, contact, deal, pipeline, stage } from '../routes/records'
import { routes, type RouteRow } from '../routes/table'
import { idPathsOf, withId } from './schema-ids'

let server: TestServer
let team: Team
let foreign: Record<string, string>
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
  foreign = Object.fromEntries(await Promise.all(Object.entries({ activity, company, contact, deal, pipeline, stage }).map(async ([kind, make]) => [kind, await make(team.outsider)])))
  foreign.user = team.outsider.session.user.id
  foreign.organization = team.outsider.session.organization.id
})
afterAll(() => server?.dispose())

/** All that another organization has, as its own member sees it. */
async function foreignState() {
  const answers = await Promise.all(['contacts', 'companies', 'deals', 'activities', 'pipelines', 'members', 'tasks', 'notifications'].map(kind => team.outsider.client.get(`/api/${kind}`)))
  return answers.map(({ body }) => body)
}

const pathOf = async (row: RouteRow) => pathFor(row, await row.make?.(team.admin))
const methodOf = ({ route }: RouteRow) => route.split(' ')[0] as 'POST'

// Made from the route table and the schemas: a new route, or a new field for an id, is attacked from its first day.
describe('an id of another organization, wherever a payload takes one, is answered like one of nothing and changes nothing there', () => {
  it.each(routes.filter(({ body, isMultipart, isPublic }) => body && !isMultipart && !isPublic))('$route', async (row) => {
    const body = await row.body?.(team)
    const before = await foreignState()
    for (const path of idPathsOf(body)) {
      const send = async (id: string) => await team.admin.client.request(methodOf(row), await pathOf(row), withId(body, path, id))
      const { status } = await send(newId())
      for (const [kind, id] of Object.entries(foreign)) {
        const answer = await send(id)
        expect(answer.status, `${path.join('.')} with a foreign ${kind}: ${JSON.stringify(answer.body)}`).toBe(status)
        expect(JSON.stringify(answer.body), `${path.join('.')} with a foreign ${kind}`).not.toMatch(/Reed Studio|Sam Reed/)
      }
    }
    expect(await foreignState()).toEqual(before)
  }, 120_000)

  it('and the places are found', () => {
    expect(idPathsOf({ firstName: 'Zoë' })).toEqual(expect.arrayContaining([['companyId'], ['ownerId']]))
    expect(idPathsOf({ title: 'Audit 2026' })).toEqual(expect.arrayContaining([['contactId'], ['contactIds', 0], ['stageId']]))
  })
})

describe('an id of another organization in an address', () => {
  const kinds: Record<string, string> = { contacts: 'contact', companies: 'company', deals: 'deal', activities: 'activity', pipelines: 'pipeline', stages: 'stage', members: 'user' }
  it.each(routes.filter(({ route }) => /^\S+ \/api\/(contacts|companies|deals|activities|pipelines|stages|members)\/:id/.test(route)))('$route is a 404', async (row) => {
    const kind = kinds[/^\S+ \/api\/(\w+)/.exec(row.route)![1]!]!
    const answer = await team.admin.client.request(methodOf(row), `${pathFor(row, foreign[kind])}${row.query ?? ''}`, await row.body?.(team))
    expect(answer.status, JSON.stringify(answer.body)).toBe(404)
  })
})
