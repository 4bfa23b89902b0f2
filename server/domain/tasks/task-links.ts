import type { CreateTask, UpdateTask } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { getContact } from '../contacts/contacts'
import { getDeal } from '../deals/deals'

type Links = Partial<Record<'contactId' | 'companyId' | 'dealId', string | null>>

/** The records that an input links a task to; what the actor may not see cannot be named. */
async function namedIn(db: Database, actor: Actor, { contactId, companyId, dealId }: CreateTask | UpdateTask) {
  const contact = contactId ? await getContact(db, actor, contactId) : undefined
  const deal = dealId ? await getDeal(db, actor, dealId) : undefined
  if (companyId) await getVisibleCompany(db, actor, companyId)
  return { contact, deal }
}

/** The links of a new task: a deal brings its contact along, and either brings the company, unless told otherwise. */
export async function linksOfNew(db: Database, actor: Actor, input: CreateTask): Promise<Required<Links>> {
  const { contact, deal } = await namedIn(db, actor, input)
  return {
    contactId: input.contactId === undefined ? deal?.contactId ?? null : input.contactId,
    companyId: input.companyId === undefined ? contact?.companyId ?? deal?.companyId ?? null : input.companyId,
    dealId: input.dealId ?? null,
  }
}

/** The links that a change names; the others stay. */
export async function changedLinks(db: Database, actor: Actor, input: UpdateTask): Promise<Links> {
  await namedIn(db, actor, input)
  const { contactId, companyId, dealId } = input
  return { ...(contactId === undefined ? {} : { contactId }), ...(companyId === undefined ? {} : { companyId }), ...(dealId === undefined ? {} : { dealId }) }
}
