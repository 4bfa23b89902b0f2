import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Viewer } from '../shares/visibility'
import { visibleCompanies } from './companies.policy'
import { selectCompanies } from './companies.repository'

/** The oldest live company of this name (case and accents ignored), as far as the viewer sees it. */
export async function companyByName(db: Database, viewer: Viewer, name: string): Promise<{ id: string, name: string } | undefined> {
  const row = await selectCompanies(db).where('companies.sortName', '=', fold(name)).where('companies.deletedAt', 'is', null)
    .where(visibleCompanies(viewer)).orderBy('companies.id').limit(1).executeTakeFirst()
  return row && { id: row.id, name: row.name }
}
