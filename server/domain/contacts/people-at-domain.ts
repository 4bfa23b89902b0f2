import { setImmediate as nextTurn } from 'node:timers/promises'
import { workDomain } from '#shared/companies/domain'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { getVisibleCompany } from '../companies/companies'
import { assertCan } from '../members/policy'
import { updateContact } from './contacts'
import { visibleContacts } from './contacts.policy'
import { countWithoutCompanyAt, listWithoutCompanyAt } from './contacts.repository'

/** So many are linked in one request; who has more asks again. */
const mostLinked = 500

/** How many contacts without a company, of those the actor sees, have their address at this company's domain. */
export async function countPeopleAtDomain(db: Database, actor: Actor, companyId: string): Promise<number> {
  const domain = await domainOf(db, actor, companyId)
  return domain ? await countWithoutCompanyAt(db, domain, visibleContacts(actor)) : 0
}

/** Gives those contacts the company; answers how many there were. */
export async function linkPeopleAtDomain(db: Database, actor: Actor, companyId: string): Promise<number> {
  assertCan(actor, 'records.edit')
  const domain = await domainOf(db, actor, companyId)
  const ids = domain ? await listWithoutCompanyAt(db, domain, visibleContacts(actor), mostLinked) : []
  for (const id of ids) {
    await updateContact(db, actor, id, { companyId })
    await nextTurn()
  }
  return ids.length
}

async function domainOf(db: Database, actor: Actor, companyId: string): Promise<string | undefined> {
  const { domain } = await getVisibleCompany(db, actor, companyId)
  return domain ? workDomain(`someone@${domain}`) : undefined
}
