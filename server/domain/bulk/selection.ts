import type { BulkCompanies, BulkContacts, BulkDeals } from '#shared/bulk/schema'
import { breathe } from '#server/db/breathe'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { idsOfCompanies } from '../companies/list-companies'
import { idsOfContacts } from '../contacts/list-contacts'
import { idsOfDeals } from '../deals/list-deals'

const idsAtOnce = 5000

/** What is to be done to which records of which kind. */
export type BulkInput = { kind: 'contact', body: BulkContacts } | { kind: 'company', body: BulkCompanies } | { kind: 'deal', body: BulkDeals }

/** The ids of the records that are meant, as they are now: what changes later does not shift a run that has begun. */
export async function selectedIds(db: Database, actor: Actor, input: BulkInput): Promise<string[]> {
  const { ids, except = [] } = input.body
  if (ids) return [...new Set(ids)]
  const left = new Set(except)
  const all: string[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const some = await matching(db, actor, input, after)
    for (const id of some) if (!left.has(id)) all.push(id)
    after = some.length === idsAtOnce ? some.at(-1) : undefined
    await breathe()
  }
  return all
}

async function matching(db: Database, actor: Actor, { kind, body }: BulkInput, after: string): Promise<string[]> {
  if (!body.filter) return []
  if (kind === 'contact') return await idsOfContacts(db, actor, body.filter, after, idsAtOnce)
  if (kind === 'company') return await idsOfCompanies(db, actor, body.filter, after, idsAtOnce)
  return await idsOfDeals(db, actor, body.filter, after, idsAtOnce)
}
