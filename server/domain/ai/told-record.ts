import { listContactsSchema } from '#shared/contacts/schema'
import type { DealSummary } from '#shared/deals/schema'
import { dueDay } from '#shared/tasks/due'
import { listTasksSchema } from '#shared/tasks/schema'
import { dayOf } from '#shared/dates/days'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { pageOfContacts } from '../contacts/list-contacts'
import { getDeal } from '../deals/deals'
import { getDealLines } from '../deals/line-items'
import { pageOfDeals, summariesOf } from '../deals/list-deals'
import { listPipelines } from '../pipelines/pipelines'
import { listTasks } from '../tasks/list-tasks'
import { companyFacts, contactFacts, dealFacts, dealLine, personLine, taskLine } from './record-facts'
import type { Reader } from './reader'
import type { HistorySource, HistorySubject } from './record-history'

/** A record as prompts tell it: its own facts, and a line for each deal, open task and person of it. */
export interface ToldRecord {
  facts: string[]
  related: { title: string, lines: { source: HistorySource, text: string }[] }[]
  subjects: HistorySubject[]
}

/** So many of its deals, open tasks and people are told. */
const mostRelated = '15'

/** What the actor sees of a record beside its timeline; throws not_found if they do not see it. */
export async function describeRecord(db: Database, actor: Actor, { type, id }: HistorySubject, reader: Reader): Promise<ToldRecord> {
  const stageName = await stageNames(db)
  const tasks = { title: 'Open tasks', lines: await taskLines(db, actor, { [`${type}Id`]: id }, reader) }
  if (type === 'deal') {
    const deal = await getDeal(db, actor, id)
    return {
      facts: dealFacts(deal, stageName(deal), await getDealLines(db, actor, id), reader), related: [tasks],
      subjects: [...deal.contactIds.map(contactId => ({ type: 'contact' as const, id: contactId })), ...deal.companyId ? [{ type: 'company' as const, id: deal.companyId }] : []],
    }
  }
  const deals = await dealsOf(db, actor, { [`${type}Id`]: id })
  const dealLines = { title: 'Deals', lines: deals.map(deal => ({ source: source('deal', deal.id, deal.title, dayOf(deal.createdAt, reader.timeZone)), text: dealLine(deal, stageName(deal), reader) })) }
  const dealSubjects = deals.map(deal => ({ type: 'deal' as const, id: deal.id }))
  if (type === 'contact') {
    const contact = await getContact(db, actor, id)
    return { facts: contactFacts(contact, reader), related: [dealLines, tasks], subjects: [...dealSubjects, ...contact.companyId ? [{ type: 'company' as const, id: contact.companyId }] : []] }
  }
  const company = await getVisibleCompany(db, actor, id)
  const { contacts } = await pageOfContacts(db, actor, listContactsSchema.parse({ companyId: id, limit: mostRelated, total: 'false' }))
  const people = { title: 'People', lines: contacts.map(contact => ({ source: source('contact', contact.id, contact.name, dayOf(contact.createdAt, reader.timeZone)), text: personLine(contact, reader) })) }
  return { facts: companyFacts(company, reader), related: [people, dealLines, tasks], subjects: [...dealSubjects, ...contacts.map(contact => ({ type: 'contact' as const, id: contact.id }))] }
}

function source(type: HistorySource['type'], id: string, title: string, on: string): HistorySource {
  return { type, id, title, on }
}

async function stageNames(db: Database): Promise<(deal: DealSummary) => string> {
  const names = new Map((await listPipelines(db)).flatMap(({ stages }) => stages.map(({ id, name }) => [id, name])))
  return ({ stageId }) => names.get(stageId) ?? ''
}

async function dealsOf(db: Database, actor: Actor, filter: { contactId?: string, companyId?: string }): Promise<DealSummary[]> {
  const { rows } = await pageOfDeals(db, actor, filter, { sort: '-createdAt', limit: Number(mostRelated), cursor: undefined })
  return await summariesOf(db, rows)
}

async function taskLines(db: Database, actor: Actor, filter: { contactId?: string, companyId?: string, dealId?: string }, reader: Reader) {
  const { tasks } = await listTasks(db, actor, listTasksSchema.parse({ ...filter, state: 'open', limit: mostRelated, total: 'false' }))
  return tasks.map(task => ({ source: source('task', task.id, task.title, dueDay(task, reader.timeZone) ?? dayOf(task.createdAt, reader.timeZone)), text: taskLine(task, reader) }))
}
