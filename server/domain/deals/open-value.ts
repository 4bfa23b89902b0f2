import type { MoneySum } from '#shared/deals/schema'
import { addSums } from '#shared/deals/sums'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleDeals } from './deals.policy'
import { listOpenValues } from './deals.repository'

/** What the open deals of each of these companies add up to, those that the actor sees. */
export async function openValueByCompany(db: Database, actor: Actor, companyIds: string[]): Promise<Map<string, MoneySum[]>> {
  const values = new Map<string, MoneySum[]>()
  for (const { companyId, currency, value, weighted } of await listOpenValues(db, companyIds, visibleDeals(actor))) {
    values.set(companyId!, addSums([...values.get(companyId!) ?? [], { currency, valueCents: value, weightedCents: Math.round(weighted / 100) }]))
  }
  return values
}
