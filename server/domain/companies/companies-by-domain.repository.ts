import { padded } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import { oldestFirst } from '#server/db/oldest-first'
import type { Viewer } from '../shares/visibility'
import { visibleCompanies } from './companies.policy'

/** Live companies of these domains that the viewer sees, oldest first. */
export async function findCompaniesByDomains(db: Database, viewer: Viewer, domains: string[]) {
  if (domains.length === 0) return []
  const rows = await db.selectFrom('companies').select(['id', 'name', 'domain']).where('domain', 'in', padded(domains)).where('deletedAt', 'is', null).where(visibleCompanies(viewer)).execute()
  return oldestFirst(rows)
}
