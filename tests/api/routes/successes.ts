import { readFileSync } from 'node:fs'
import { password, registerAccount, type SignedIn } from '../../support/accounts'
import type { Claude } from '../../support/claude'
import { createClient, type Answer } from '../../support/client'
import type { Team } from '../../support/team'
import { activity, company, contact, deal, importForm, payment, pipeline, proposal, proposalLogo, sentProposal, task, type Maker } from './records'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
interface Surroundings { team: Team, url: string, claude: Claude }

/** A request that succeeds, for a route that the table of rights only sees refuse. */
export interface Success { route: string, call: (surroundings: Surroundings) => Promise<Answer> }

const idOf = ({ body }: Answer, key: string) => (body as Record<string, { id: string }>)[key]!.id

/** Changes a record, and puts that back. */
function puttingBack(plural: string, make: Maker, change: object): Success {
  return {
    route: `POST /api/${plural}/:id/history/:eventId/revert`,
    async call({ team: { admin } }) {
      const path = `/api/${plural}/${await make(admin)}`
      await admin.client.patch(path, change)
      const { body } = await admin.client.get<{ entries: { id: string, canPutBack: boolean }[] }>(`${path}/history`)
      return admin.client.post(`${path}/history/${body.entries.find(({ canPutBack }) => canPutBack)?.id}/revert`, { scope: 'change' })
    },
  }
}

async function invitation({ client }: SignedIn): Promise<string> {
  const { body } = await client.post<{ link: string }>('/api/invites', { role: 'rep' })
  return new URL(body.link).searchParams.get('token') ?? ''
}

/** Of an organization of their own. */
const someone = (place: Pick<Surroundings, 'url'>) => registerAccount(place, { name: 'Noor Haddad' })

const newcomer = { name: 'Ines Duarte', email: 'ines@newcomer.example', password }

/** A bearer token of the configuration, which the test gives its server. */
export const operatorTokens = { CRON_SECRET: 'the clock of the host', METRICS_TOKEN: 'whoever looks after it' }
const withToken = (method: Method, path: string, token: string): Success => ({
  route: `${method} ${path}`,
  call: ({ url }) => createClient(url).request(method, path, undefined, { authorization: `Bearer ${token}` }),
})

/** What Claude is said to have answered, as tests/fixtures/ai has it. */
const recorded = (path: string) => (JSON.parse(readFileSync(`tests/fixtures/ai/${path}.json`, 'utf8')) as { answer: unknown }).answer

/** What its client does with a proposal; `path` goes on behind the link's token. */
const asClient = (method: Method, path: string, body?: object): Success => ({
  route: `${method} /api/p/:token${path}`,
  async call({ url, team: { admin } }) {
    const { body: { url: link } } = await admin.client.post<{ url: string }>(`/api/proposals/${await proposal(admin)}/send`, { to: [] })
    return createClient(url).request(method, `/api${new URL(link).pathname}${path}`, body)
  },
})

/** The hash of an answer that was just given to the admin and is kept. */
async function keptAnswer(admin: SignedIn): Promise<string> {
  const { body } = await admin.client.post<{ ai: { hash: string } }>('/api/ai/draft', { contactId: await contact(admin) })
  return body.ai.hash
}

export const successes: Success[] = [
  asClient('GET', ''),
  asClient('GET', '/pdf'),
  {
    route: 'GET /api/p/:token/logo',
    async call({ url, team: { admin } }) {
      const path = `/api/proposals/${await proposal(admin)}`
      await admin.client.patch(path, { logoId: await proposalLogo(admin) })
      const { body: { url: link } } = await admin.client.post<{ url: string }>(`${path}/send`, { to: [] })
      return createClient(url).get(`/api${new URL(link).pathname}/logo`)
    },
  },
  asClient('POST', '/views'),
  asClient('POST', '/comments', { name: 'Zoë', body: 'Is it included?' }),
  asClient('POST', '/decision', { decision: 'accepted', name: 'Zoë', number: 1 }),
  {
    route: 'DELETE /api/proposals/:id/comments/:commentId',
    async call({ team: { admin } }) {
      const path = `/api/proposals/${await sentProposal(admin)}/comments`
      return admin.client.delete(`${path}/${idOf(await admin.client.post(path, { body: 'It is included.' }), 'comment')}`)
    },
  },
  { route: 'GET /api/ai/cache/:hash', call: async ({ team: { admin } }) => admin.client.get(`/api/ai/cache/${await keptAnswer(admin)}`) },
  { route: 'DELETE /api/ai/cache/:hash', call: async ({ team: { admin } }) => admin.client.delete(`/api/ai/cache/${await keptAnswer(admin)}`) },
  { route: 'POST /api/ai/cache/:hash/refresh', call: async ({ team: { admin } }) => admin.client.post(`/api/ai/cache/${await keptAnswer(admin)}/refresh`) },
  { route: 'POST /api/ai/cache/import', call: async ({ team: { admin } }) => admin.client.request('POST', '/api/ai/cache/import', new Blob(['{"format":"simplecrm-ai-cache","version":1}\n'])) },
  { route: 'POST /api/ai/ratings', call: async ({ team: { admin } }) => admin.client.post('/api/ai/ratings', { hash: await keptAnswer(admin), rating: 1 }) },
  {
    route: 'POST /api/ai/parse',
    async call({ team: { admin }, claude }) {
      claude.on(({ messages }) => JSON.stringify(messages).includes('Harbour & Finch'), { json: recorded('parse-thread/english-new-client') })
      return admin.client.post('/api/ai/parse', { text: 'Zoë O’Brien of Harbour & Finch asks for an audit.' })
    },
  },
  { route: 'POST /api/proposals/:id/generate', call: async ({ team: { admin } }) => admin.client.post(`/api/proposals/${await proposal(admin)}/generate`, { section: 'aims' }) },
  withToken('GET', '/api/cron', operatorTokens.CRON_SECRET),
  withToken('GET', '/api/metrics', operatorTokens.METRICS_TOKEN),
  { route: 'POST /api/auth/register', call: ({ url }) => createClient(url).post('/api/auth/register', { ...newcomer, organization: 'Duarte' }) },
  { route: 'POST /api/auth/login', call: ({ url, team }) => createClient(url).post('/api/auth/login', { email: team.admin.email, password }) },
  { route: 'PUT /api/auth/session', call: ({ team: { admin } }) => admin.client.put('/api/auth/session', { organization: admin.session.organization.id }) },
  { route: 'PUT /api/profile/email', call: async place => (await someone(place)).client.put('/api/profile/email', { email: 'noor@elsewhere.example', password }) },
  { route: 'PUT /api/profile/password', call: async place => (await someone(place)).client.put('/api/profile/password', { currentPassword: password, password: `${password}!` }) },
  { route: 'GET /api/invites/accept', call: async ({ url, team }) => createClient(url).get(`/api/invites/accept?token=${await invitation(team.admin)}`) },
  { route: 'POST /api/invites/accept', call: async ({ url, team }) => createClient(url).post('/api/invites/accept', { token: await invitation(team.admin), account: { ...newcomer, email: 'ines@invited.example' } }) },
  {
    route: 'GET /calendar/:name',
    async call({ url, team: { admin } }) {
      const { body } = await admin.client.post<{ address: string }>('/api/profile/calendar-feed')
      return createClient(url).get(new URL(body.address).pathname)
    },
  },
  puttingBack('contacts', contact, { title: 'Buyer' }),
  puttingBack('companies', company, { industry: 'Design' }),
  puttingBack('deals', deal, { nextAction: 'Call' }),
  puttingBack('activities', activity, { subject: 'The offer' }),
  puttingBack('tasks', task, { title: 'Send it' }),
  puttingBack('payments', payment, { note: 'By bank.' }),
  {
    route: 'POST /api/deals/:id/discount-approval',
    async call({ team: { admin, rep } }) {
      await admin.client.put('/api/organization/discount-limit', { discountLimitPercent: 10 })
      const id = await deal(rep)
      await rep.client.put(`/api/deals/${id}/line-items`, { lineItems: [{ name: 'Workshop', unitPriceCents: 120_000, discountPercent: 50 }] })
      return admin.client.post(`/api/deals/${id}/discount-approval`, { decision: 'approved' })
    },
  },
  {
    route: 'PUT /api/pipelines/:id/stages/order',
    async call({ team: { admin } }) {
      const path = `/api/pipelines/${await pipeline(admin)}/stages`
      const { body } = await admin.client.get<{ stages: { id: string }[] }>(path)
      return admin.client.put(`${path}/order`, { stageIds: body.stages.map(({ id }) => id) })
    },
  },
  { route: 'PUT /api/plans/organizations/:id', call: ({ team: { admin } }) => admin.client.put(`/api/plans/organizations/${admin.session.organization.id}`, { planId: null }) },
  { route: 'POST /api/demo-data', call: ({ team }) => team.outsider.client.post('/api/demo-data') },
  {
    route: 'POST /api/import/contacts',
    call: ({ team }) => {
      const form = importForm()
      form.set('dryRun', 'true')
      return team.admin.client.post('/api/import/contacts', form)
    },
  },
  {
    route: 'GET /api/contacts/:id/timeline',
    async call({ team: { admin } }) {
      const made = await admin.client.post('/api/activities', { type: 'call', contactId: await contact(admin) })
      return admin.client.get(`/api/contacts/${(made.body as { activity: { contactId: string } }).activity.contactId}/timeline`)
    },
  },
  { route: 'POST /api/ai/draft', call: async ({ team: { admin } }) => admin.client.post('/api/ai/draft', { contactId: await contact(admin) }) },
  { route: 'GET /api/today', call: ({ team }) => team.outsider.client.get('/api/today') },
  { route: 'GET /api/search', call: ({ team }) => team.outsider.client.get('/api/search?q=a') },
  {
    route: 'GET /api/activities/:id',
    async call({ team: { admin } }) {
      const content = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Agreed.', marks: [{ type: 'bold' }] }] }] }
      const made = await admin.client.post(`/api/contacts/${await contact(admin)}/notes`, { content })
      return admin.client.get(`/api/activities/${idOf(made, 'note')}`)
    },
  },
]
