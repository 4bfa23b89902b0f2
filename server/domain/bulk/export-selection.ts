import { pluralOf } from '#shared/records/kinds'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { exportChosenCompanies } from '../companies/export-companies'
import { exportChosenContacts } from '../contacts/export-contacts'
import { exportChosenDeals } from '../deals/export-deals'
import { getRun } from './bulk'
import { listSelected } from './bulk-runs.repository'
import { assertMayDo } from './bulk.policy'

const exportsOf = { contact: exportChosenContacts, company: exportChosenCompanies, deal: exportChosenDeals }

/** The file of a run that exports, and its name; what the actor no longer sees is not in it. */
export async function exportSelection(db: Database, actor: Actor, runId: string): Promise<{ name: string, slices: AsyncGenerator<string> }> {
  const run = await getRun(db, actor, runId)
  if (run.action !== 'export') throw notFound()
  assertMayDo(actor, 'export')
  const idsAfter = async (cursor: string | undefined, limit: number) => {
    const from = Number(cursor ?? 0)
    const ids = await listSelected(db, runId, from, limit)
    return { ids, cursor: from + ids.length < run.total ? String(from + ids.length) : null }
  }
  const slices = await exportsOf[run.kind](db, actor, { filters: { selected: run.total }, idsAfter })
  return { name: `${pluralOf[run.kind]}.csv`, slices }
}
