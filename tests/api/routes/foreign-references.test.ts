import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#shared/problems'
import { newId } from '#server/domain/ids'
import type { SignedIn } from '../../support/accounts'
import type { Answer } from '../../support/client'
import { startServer, type TestServer } from '../../support/server'
import { createTeam, type Team } from '../../support/team'
import { attachment, attachmentForm, colleague, company, contact, deal, image, pipeline, product, proposal, proposalLogo, proposalTemplate, stage, stageId, upload, type Maker } from './records'

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE'

interface Reference {
  what: string
  /** Makes the record that the request points to. */
  target: Maker
  /** A request of `member` that points to the record `id`. */
  request: (member: SignedIn, id: string) => Promise<[Method, string, unknown?]>
  /** Everyone in the organization may point there, reps too. */
  isShared?: true
}

function uploadForm(uploadId: string): FormData {
  const form = new FormData()
  form.set('uploadId', uploadId)
  return form
}

const user: Maker = async ({ session }) => session.user.id

const references: Reference[] = [
  { what: 'the company of a new contact', target: company, request: async (_, id) => ['POST', '/api/contacts', { firstName: 'Sara', companyId: id }] },
  { what: 'the company of a contact', target: company, request: async (member, id) => ['PATCH', `/api/contacts/${await contact(member)}`, { companyId: id }] },
  { what: 'the parent of a company', target: company, request: async (_, id) => ['POST', '/api/companies', { name: 'Branch', parentId: id }] },
  { what: 'the contact of a deal', target: contact, request: async (_, id) => ['POST', '/api/deals', { title: 'Audit 2026', contactId: id }] },
  { what: 'a further contact of a deal', target: contact, request: async (_, id) => ['POST', '/api/deals', { title: 'Audit 2026', contactIds: [id] }] },
  { what: 'the company of a deal', target: company, request: async (_, id) => ['POST', '/api/deals', { title: 'Audit 2026', companyId: id }] },
  { what: 'the stage of a new deal', target: stage, isShared: true, request: async (_, id) => ['POST', '/api/deals', { title: 'Audit 2026', stageId: id }] },
  { what: 'the pipeline of a new deal', target: pipeline, isShared: true, request: async (_, id) => ['POST', '/api/deals', { title: 'Audit 2026', pipelineId: id }] },
  { what: 'the stage that a deal moves to', target: stage, isShared: true, request: async (member, id) => ['PUT', `/api/deals/${await deal(member)}/stage`, { stageId: id }] },
  { what: 'the deal above which another lands', target: deal, request: async (member, id) => ['PUT', `/api/deals/${await deal(member)}/stage`, { stageId: await stageId(member, 'Proposal'), before: id }] },
  { what: 'the product of a line item', target: product, isShared: true, request: async (member, id) => ['PUT', `/api/deals/${await deal(member)}/line-items`, { lineItems: [{ productId: id, unitPriceCents: 100 }] }] },
  { what: 'the owner that a deal is moved to', target: user, isShared: true, request: async (member, id) => ['PUT', `/api/deals/${await deal(member)}/stage`, { stageId: await stageId(member, 'Proposal'), ownerId: id }] },
  { what: 'the contact of an activity', target: contact, request: async (_, id) => ['POST', '/api/activities', { type: 'call', contactId: id }] },
  { what: 'the deal of an activity', target: deal, request: async (_, id) => ['POST', '/api/activities', { type: 'call', dealId: id }] },
  { what: 'the company of an activity', target: company, request: async (_, id) => ['POST', '/api/activities', { type: 'call', companyId: id }] },
  { what: 'the contact that something read is added to', target: contact, request: async (_, id) => ['POST', '/api/ai/parse/acceptance', { people: [{ key: 'a', id, fields: { phone: '+49 151 2345 6789' } }] }] },
  { what: 'the contact of a task that was read', target: contact, request: async (_, id) => ['POST', '/api/ai/parse/acceptance', { tasks: [{ key: 'a', contact: { id }, fields: { title: 'Call' } }] }] },
  { what: 'the deal of a proposal', target: deal, request: async (_, id) => ['POST', '/api/proposals', { dealId: id }] },
  { what: 'the contact of a proposal', target: contact, request: async (_, id) => ['POST', '/api/proposals', { contactId: id }] },
  { what: 'the company that a proposal is changed to', target: company, request: async (member, id) => ['PATCH', `/api/proposals/${await proposal(member)}`, { companyId: id }] },
  { what: 'the template of a proposal', target: proposalTemplate, isShared: true, request: async (member, id) => ['POST', '/api/proposals', { contactId: await contact(member), templateId: id }] },
  { what: 'the logo of a proposal', target: proposalLogo, isShared: true, request: async (member, id) => ['PATCH', `/api/proposals/${await proposal(member)}`, { logoId: id }] },
  { what: 'the product of a proposal', target: product, isShared: true, request: async (member, id) => ['PATCH', `/api/proposals/${await proposal(member)}`, { lineItems: [{ productId: id, unitPriceCents: 100 }] }] },
  { what: 'the contact of a file', target: contact, request: async (_, id) => ['POST', '/api/attachments', attachmentForm({ contactId: id })] },
  { what: 'the company of a file', target: company, request: async (_, id) => ['POST', '/api/attachments', attachmentForm({ companyId: id })] },
  { what: 'the deal of a file', target: deal, request: async (_, id) => ['POST', '/api/attachments', attachmentForm({ dealId: id })] },
  { what: 'the upload that becomes a file', target: upload, request: async (_, id) => ['POST', '/api/attachments', uploadForm(id)] },
  { what: 'a file of a note', target: attachment, request: async (member, id) => ['POST', '/api/activities', { type: 'note', body: 'See there', contactId: await contact(member), attachmentIds: [id] }] },
  { what: 'an image in a note', target: image, request: async (member, id) => ['POST', '/api/activities', { type: 'note', contactId: await contact(member), content: { type: 'doc', content: [{ type: 'image', attrs: { id, alt: '' } }] } }] },
  { what: 'the member whom a note mentions', target: user, isShared: true, request: async (member, id) => ['POST', '/api/activities', { type: 'note', contactId: await contact(member), content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id, label: 'x' } }] }] } }] },
  { what: 'the new owner of a contact', target: user, isShared: true, request: async (member, id) => ['PATCH', `/api/contacts/${await contact(member)}`, { ownerId: id }] },
  { what: 'the owner of a new company', target: user, isShared: true, request: async (_, id) => ['POST', '/api/companies', { name: 'Branch', ownerId: id }] },
  { what: 'the owner of a new deal', target: user, isShared: true, request: async (_, id) => ['POST', '/api/deals', { title: 'Audit 2026', ownerId: id }] },
  { what: 'the organization to switch to', target: async ({ session }) => session.organization.id, isShared: true, request: async (_, id) => ['PUT', '/api/auth/session', { organization: id }] },
  { what: 'the member that a contact is shared with', target: user, isShared: true, request: async (member, id) => ['PUT', `/api/contacts/${await contact(member)}/shares`, { userIds: [id] }] },
  { what: 'the member who gets the records of another', target: user, isShared: true, request: async (member, id) => ['PATCH', `/api/members/${await colleague(member)}`, { isActive: false, recordsTo: id }] },
  { what: 'the member who gets the records of one who is removed', target: user, isShared: true, request: async (member, id) => ['DELETE', `/api/members/${await colleague(member)}?recordsTo=${id}`] },
  { what: 'deals to move at once', target: deal, request: async (member, id) => ['POST', '/api/deals/bulk-update-stage', { ids: [id], stageId: await stageId(member, 'Proposal') }] },
  { what: 'contacts to tag at once', target: contact, request: async (_, id) => ['POST', '/api/contacts/bulk', { action: 'tag', tags: ['Autumn'], ids: [id] }] },
  { what: 'contacts of a company to tag at once', target: company, request: async (_, id) => ['POST', '/api/contacts/bulk', { action: 'tag', tags: ['Autumn'], filter: { companyId: id } }] },
  { what: 'companies to delete at once', target: company, request: async (_, id) => ['POST', '/api/companies/bulk', { action: 'delete', ids: [id] }] },
  { what: 'the owner of contacts assigned at once', target: user, isShared: true, request: async (member, id) => ['POST', '/api/contacts/bulk', { action: 'assign', ownerId: id, ids: [await contact(member)] }] },
  { what: 'deals to close at once', target: deal, request: async (_, id) => ['POST', '/api/deals/bulk', { action: 'won', ids: [id] }] },
  { what: 'the stage of deals changed at once', target: stage, isShared: true, request: async (member, id) => ['POST', '/api/deals/bulk', { action: 'stage', stageId: id, ids: [await deal(member)] }] },
  { what: 'deals to win at once', target: deal, request: async (_, id) => ['POST', '/api/deals/mark-won', { ids: [id] }] },
  { what: 'deals to lose at once', target: deal, request: async (_, id) => ['POST', '/api/deals/mark-lost', { ids: [id], lostReason: 'Price' }] },
]

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await startServer()
  team = await createTeam(server)
})
afterAll(() => server?.dispose())

/** What a change of many records says of itself. */
const ofTheRun = /(?<="bulk":\{"id":")[^"]*|(?<="(?:createdAt|finishedAt)":")[^"]*/g

/** The answer to a request that points to `id`, with the id itself and what differs in any two answers taken out. */
async function answerTo({ request }: Reference, member: SignedIn, id: string): Promise<Pick<Answer, 'status' | 'body'>> {
  const { status, body } = await member.client.request<Problem>(...await request(member, id))
  return { status, body: JSON.parse(JSON.stringify(body).replaceAll(id, '(id)').replaceAll(ofTheRun, '')) as unknown }
}

describe('a reference into another organization is answered like one to nothing', () => {
  it.each(references)('$what', async (reference) => {
    const foreign = await answerTo(reference, team.admin, await reference.target(team.outsider))
    expect(foreign).toEqual(await answerTo(reference, team.admin, newId()))
    // Many at once are answered one by one, in a 200 that lists what was not changed.
    expect(foreign.status).not.toBe(201)
  })
})

describe('a rep\'s reference to a colleague\'s record is answered like one to nothing', () => {
  it.each(references.filter(({ isShared }) => !isShared))('$what', async (reference) => {
    const foreign = await answerTo(reference, team.rep, await reference.target(team.admin))
    expect(foreign).toEqual(await answerTo(reference, team.rep, newId()))
  })
})

it('leaves what was pointed at as it was', async () => {
  const target = await deal(team.outsider)
  const before = (await team.outsider.client.get(`/api/deals/${target}`)).body
  for (const reference of references.filter(({ target }) => target === deal)) await answerTo(reference, team.admin, target)
  expect((await team.outsider.client.get(`/api/deals/${target}`)).body).toEqual(before)
})
