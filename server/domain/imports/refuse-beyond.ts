import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import { roomForRecords } from '../usage/record-room'
import type { ImportPlanner, RowPlan } from './import-planner'

/** A contact, its company and a note: a row makes no more records. */
const mostOfRow = 3

/**
 * Turns rows that would make more records than the organization's plan has room for into rows that are not imported. The
 * rows between them that make none still are.
 */
export async function refuseBeyondRoom(db: Database, organizationId: string, planner: ImportPlanner, plans: RowPlan[]): Promise<void> {
  let room = await roomForRecords(db, organizationId, plans.length * mostOfRow)
  if (room === plans.length * mostOfRow) return
  const refused = new Set<string>()
  const companies = new Set<string>()
  for (const plan of plans) {
    const draft = plan.contactId ? planner.drafts.get(plan.contactId) : undefined
    if (!draft || !plan.contactId) continue
    const company = draft.contact.companyId ? '' : fold(draft.contact.companyName ?? '')
    // Whether there is such a company shows later: it is taken for new, and the rows that follow get what that leaves over.
    const makes = (plan.outcome === 'new' ? 1 : 0) + (plan.note ? 1 : 0) + (company && !companies.has(company) ? 1 : 0)
    if (refused.has(plan.contactId) || makes > room) {
      if (plan.outcome === 'new') refused.add(plan.contactId)
      Object.assign(plan, { outcome: 'error', reason: 'plan_limit_reached', contactId: null, before: {}, after: {}, newTags: [], note: '' } satisfies Partial<RowPlan>)
      continue
    }
    room -= makes
    if (company) companies.add(company)
  }
}
