import { bulkCompaniesSchema, bulkContactsSchema, bulkDealsSchema, type Bulk } from '#shared/bulk/schema'
import { getBulk, startBulk, undoBulk } from '#server/domain/bulk/bulk'
import { runBulk } from '#server/domain/bulk/run-bulk'
import { undoBulkRecords } from '#server/domain/bulk/undo-bulk'
import { insertBulkContacts, type BulkContact } from '#server/domain/contacts/bulk-contacts'
import { newId } from '#server/domain/ids'
import type { TestMember } from '~/tests/support/members'

const schemas = { contact: bulkContactsSchema, company: bulkCompaniesSchema, deal: bulkDealsSchema }

/** Begins a bulk change; a short one is done when this answers. */
export async function begin({ db, actor }: TestMember, kind: keyof typeof schemas, body: object): Promise<Bulk> {
  return await startBulk(db, actor, { kind, body: schemas[kind].parse(body) } as Parameters<typeof startBulk>[2])
}

/** A bulk change to its end, as the queue does it. */
export async function change(member: TestMember, kind: keyof typeof schemas, body: object): Promise<Bulk> {
  const { id } = await begin(member, kind, body)
  await runBulk(member.db, member.actor.organizationId, id, Number.POSITIVE_INFINITY)
  return await getBulk(member.db, member.actor, id)
}

/** Its undo to the end. */
export async function undo({ db, actor }: TestMember, id: string): Promise<Bulk> {
  await undoBulk(db, actor, id)
  await undoBulkRecords(db, actor.organizationId, id, Number.POSITIVE_INFINITY)
  return await getBulk(db, actor, id)
}

/** Many contacts of one owner; answers their ids. */
export async function manyContacts({ db, actor }: TestMember, count: number, fields: Partial<BulkContact> = {}): Promise<string[]> {
  const contacts = Array.from({ length: count }, (_, number): BulkContact => ({
    id: newId(), version: 1, createdAt: '2026-01-05T09:00:00.000Z', ownerId: actor.userId, firstName: `Person ${number}`, lastName: null, title: null,
    emails: [{ address: `person.${number}@example.com`, label: null }], phones: [], links: [], companyId: null, companyName: null, status: 'new', source: null, campaign: null, birthday: null, address: null,
    lastContactedAt: null, followUpDays: null, nextAction: null, nextActionDate: null, tags: [], ...fields,
  }))
  for (let start = 0; start < count; start += 500) await insertBulkContacts(db, contacts.slice(start, start + 500), null)
  return contacts.map(({ id }) => id)
}
