import { vi } from 'vitest'
import { newId } from '#server/domain/ids'
import type { Backups } from '#shared/backups/schema'
import { signIn, type SignedIn } from '../../support/accounts'
import { inviteMember } from '../../support/team'

/** Makes a record through the API as one member and answers its id. */
export type Maker = (member: SignedIn) => Promise<string>

let colleagues = 0
let tags = 0

const ids = <Key extends string>(key: Key) => (body: Record<Key, { id: string }>) => body[key].id

async function make<Body>({ client }: SignedIn, path: string, input: unknown, idOf: (body: Body) => string): Promise<string> {
  const { status, body } = await client.post<Body>(path, input)
  if (status !== 201) throw new Error(`POST ${path} was answered with ${status}: ${JSON.stringify(body)}`)
  return idOf(body)
}

export const company: Maker = member => make(member, '/api/companies', { name: 'Harbour & Finch' }, ids('company'))
export const contact: Maker = member => make(member, '/api/contacts', { firstName: 'Zoë', lastName: 'O\'Brien' }, ids('contact'))

export const activity: Maker = async member => make(member, '/api/activities', { type: 'call', contactId: await contact(member) }, ids('activity'))

export const apiKey: Maker = member => make(member, '/api/api-keys', { name: 'Website', scopes: ['contacts:read'] }, ids('apiKey'))

export const plan: Maker = member => make(member, '/api/plans', { name: `Plan ${newId()}` }, ids('plan'))

/** Names nothing. */
export const otherId: Maker = () => Promise.resolve(newId())

export const task: Maker = member => make(member, '/api/tasks', { title: 'Send the offer' }, ids('task'))

export const deal: Maker = member => make(member, '/api/deals', { title: 'Audit 2026' }, ids('deal'))

export const purchase: Maker = async member => make(member, '/api/purchases', { contactId: await contact(member), valueCents: 1000 }, ids('purchase'))

export const proposal: Maker = async member => make(member, '/api/proposals', { dealId: await deal(member) }, ids('proposal'))

export const sentProposal: Maker = async (member) => {
  const id = await proposal(member)
  await member.client.post(`/api/proposals/${id}/send`, { to: [] })
  return id
}

/** What new proposals begin with. */
export const proposalTemplate: Maker = member => make(member, '/api/proposal-templates', { name: 'Workshop', language: 'en', sections: [{ key: 'scope', heading: 'What we will do', text: 'A workshop for {{companyName}}.' }] }, ids('template'))

export function logoForm(): FormData {
  const form = new FormData()
  form.set('file', new Blob([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')]), 'logo.png')
  return form
}

export const proposalLogo: Maker = member => make(member, '/api/proposal-logos', logoForm(), ids('logo'))

export const payment: Maker = async member => make(member, '/api/payments', { dealId: await deal(member), valueCents: 1000 }, ids('payment'))

/** A stage of the default pipeline. */
export async function stageId({ client }: SignedIn, name: string): Promise<string> {
  const { body } = await client.get<{ pipelines: { stages: { id: string, name: string }[] }[] }>('/api/pipelines')
  return body.pipelines[0]?.stages.find(stage => stage.name === name)?.id ?? ''
}

export const pipeline: Maker = async ({ client }) => (await client.get<{ pipelines: { id: string }[] }>('/api/pipelines')).body.pipelines[0]?.id ?? ''

/** A stage of its own, in the default pipeline. */
export const otherPipeline: Maker = async member => make(member, '/api/pipelines', { name: 'Partners' }, ids('pipeline'))

export const stage: Maker = async member => make(member, `/api/pipelines/${await pipeline(member)}/stages`, { name: 'Negotiation' }, ids('stage'))

/** In the catalogue of the whole organization. */
export const product: Maker = member => make(member, '/api/products', { name: 'Workshop', unitPriceCents: 120_000 }, ids('product'))

export function importForm(): FormData {
  const form = new FormData()
  form.set('file', new Blob(['Name,E-mail\nAmara Okafor,amara@lagosfreight.example\n']), 'people.csv')
  return form
}

const uploadedBytes = new TextEncoder().encode('Name,E-mail\nAmara Okafor,amara@lagosfreight.example\n')

/** A file announced, of which nothing has come yet. */
export const upload: Maker = member => make(member, '/api/uploads', { name: 'people.csv', size: uploadedBytes.length }, ids('upload'))

/** The only part of that file. */
export const uploadPart = () => new Blob([uploadedBytes], { type: 'application/octet-stream' })

export function attachmentForm(fields: Record<string, string> = {}): FormData {
  const form = new FormData()
  form.set('file', new Blob(['What was agreed in May.']), 'agreed.txt')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** A file of a contact of its own. */
export const attachment: Maker = async member => make(member, '/api/attachments', attachmentForm({ contactId: await contact(member) }), ids('attachment'))

/** The smallest image there is, of a contact of its own. */
export const image: Maker = async (member) => {
  const form = attachmentForm({ contactId: await contact(member) })
  form.set('file', new Blob([Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64')]), 'dot.gif')
  return make(member, '/api/attachments', form, ids('attachment'))
}

/** An import that has ended. */
export const fileImport: Maker = async ({ client }) => {
  const { status, body } = await client.post<{ import: { id: string } }>('/api/import/contacts', importForm())
  if (status !== 200) throw new Error(`The import was answered with ${status}: ${JSON.stringify(body)}`)
  return body.import.id
}

export const view: Maker = member => make(member, '/api/views', { name: 'Proposals out', kind: 'contact' }, ids('view'))

export const messageTemplate: Maker = member => make(member, '/api/message-templates', { name: 'After a call', language: 'en', body: 'Dear {{firstName}}' }, ids('messageTemplate'))

export const tag: Maker = member => make(member, '/api/tags', { name: `Tag ${++tags}` }, ids('tag'))

/** A change of many records that has ended. */
export const bulk: Maker = async (member) => {
  const { body } = await member.client.post<{ bulk: { id: string } }>('/api/contacts/bulk', { action: 'set', fields: { source: 'event' }, ids: [await contact(member)] })
  return body.bulk.id
}

/** The export of a selection. */
export const bulkExport: Maker = async (member) => {
  const { body } = await member.client.post<{ bulk: { id: string } }>('/api/contacts/bulk', { action: 'export', ids: [await contact(member)] })
  return body.bulk.id
}

/** A backup in the data folder. */
export const backup: Maker = async ({ client }) => {
  const backups = async () => (await client.get<Backups>('/api/backups')).body.backups
  if ((await backups()).length === 0) await client.post('/api/backups')
  return (await vi.waitUntil(async () => (await backups())[0], { timeout: 60_000 })).id
}

/** The same record, after a deletion that puts it into the trash. */
export const trashed = (path: string, maker: Maker): Maker => async (member) => {
  const id = await maker(member)
  await member.client.delete(`${path}/${id}`)
  return id
}

/** A session of the member in another browser. */
export const session: Maker = async ({ client, email }) => {
  const other = await signIn(client, email)
  const { body } = await other.get<{ sessions: { id: string, current: boolean }[] }>('/api/profile/sessions')
  return body.sessions.find(({ current }) => current)?.id ?? ''
}

export const invite: Maker = member => make(member, '/api/invites', { role: 'rep' }, ids('invite'))

/** A further member of the admin's organization; outsiders know nobody of it. */
export const colleague: Maker = async (member) => {
  const { session } = await inviteMember(member.client, member, 'rep', `Ines Duarte ${++colleagues}`)
  return session.user.id
}
