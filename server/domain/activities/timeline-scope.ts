import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { visibleContacts } from '../contacts/contacts.policy'
import { visibleDeals } from '../deals/deals.policy'
import { getDeal } from '../deals/deals'
import { listPaymentIdsOf } from '../money/payments-of-records'
import { listProposalIdsOf } from '../proposals/proposals-of-records'
import { listTaskIdsOf } from '../tasks/tasks-of-records'

export interface TimelineRecord { kind: 'contact' | 'company' | 'deal', id: string }

/** The records whose activities and events make up a timeline. */
export interface TimelineScope {
  activities: { column: 'contactId' | 'companyId' | 'dealId', ids: string[] }[]
  events: { type: TimelineRecord['kind'] | 'task' | 'payment' | 'proposal', ids: string[] }[]
}

/** Of a company with more people or deals than this, so many of them are on the timeline. */
const mostRelated = 500

/** The record itself, its deals, its tasks, payments and proposals; of a company also what was logged with its people. Only what the actor sees. */
export async function scopeOf(db: Database, actor: Actor, record: TimelineRecord): Promise<TimelineScope> {
  await assertVisible(db, actor, record)
  const { kind, id } = record
  if (kind === 'deal') {
    const ofDeal = { dealId: [id] }
    return {
      activities: [{ column: 'dealId', ids: [id] }],
      events: [
        { type: 'deal', ids: [id] },
        { type: 'task', ids: await listTaskIdsOf(db, actor, ofDeal, mostRelated) },
        { type: 'payment', ids: await listPaymentIdsOf(db, actor, ofDeal, mostRelated) },
        { type: 'proposal', ids: await listProposalIdsOf(db, actor, ofDeal, mostRelated) },
      ],
    }
  }
  const deals = await dealsOf(db, actor, record)
  const related = { [`${kind}Id`]: [id], dealId: deals }
  const tasks = await listTaskIdsOf(db, actor, related, mostRelated)
  const payments = await listPaymentIdsOf(db, actor, related, mostRelated)
  const proposals = await listProposalIdsOf(db, actor, related, mostRelated)
  const people = kind === 'company' ? await peopleOf(db, actor, id) : []
  return {
    activities: [{ column: kind === 'contact' ? 'contactId' : 'companyId', ids: [id] }, { column: 'dealId', ids: deals }, { column: 'contactId', ids: people }],
    events: [{ type: kind, ids: [id] }, { type: 'deal', ids: deals }, { type: 'task', ids: tasks }, { type: 'payment', ids: payments }, { type: 'proposal', ids: proposals }],
  }
}

async function assertVisible(db: Database, actor: Actor, { kind, id }: TimelineRecord): Promise<void> {
  if (kind === 'contact') await getContact(db, actor, id)
  else if (kind === 'company') await getVisibleCompany(db, actor, id)
  else await getDeal(db, actor, id)
}

async function dealsOf(db: Database, actor: Actor, { kind, id }: TimelineRecord): Promise<string[]> {
  const live = db.selectFrom('deals').select('deals.id').where('deals.deletedAt', 'is', null).where(visibleDeals(actor)).limit(mostRelated)
  if (kind === 'company') return (await live.where('deals.companyId', '=', id).execute()).map(deal => deal.id)
  // Two look-ups: as one statement with a union, SQLite walks all deals of the organization.
  const first = await live.where('deals.contactId', '=', id).execute()
  const others = await live.innerJoin('dealContacts as l', 'l.dealId', 'deals.id').where('l.contactId', '=', id).execute()
  return [...new Set([...first, ...others].map(deal => deal.id))]
}

async function peopleOf(db: Database, actor: Actor, companyId: string): Promise<string[]> {
  const people = await db.selectFrom('contacts').select('id').where('companyId', '=', companyId).where('deletedAt', 'is', null)
    .where(visibleContacts(actor)).limit(mostRelated).execute()
  return people.map(person => person.id)
}
