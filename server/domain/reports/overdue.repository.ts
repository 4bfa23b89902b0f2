import type { Dashboard } from '#shared/reports/dashboard'
import type { ReportFilters } from '#shared/reports/schema'
import type { Database } from '#server/db/database'
import { actionBefore, intervalEndedBefore } from '../contacts/overdue-contacts'
import type { Viewer } from '../shares/visibility'
import { dueBefore } from '../tasks/due-tasks'
import type { TodayDays } from '../today/today-days'
import { ownedBy } from './owned-by'
import { reportedDeals } from './reported-deals'

/** What is overdue, by the rules of Today, of everyone whose figures the viewer sees. */
export async function countOverdue(db: Database, viewer: Viewer, filters: ReportFilters, days: TodayDays): Promise<Dashboard['overdue']> {
  const contacts = db.selectFrom('contacts').where('contacts.deletedAt', 'is', null).where(ownedBy(viewer, filters.ownerId, 'contacts.ownerId')).select(eb => eb.fn.countAll<number>().as('count'))
  // The plain bound is for the index.
  const latest = [days.now, `${days.today}T00:00:00.000Z`].sort().at(-1)!
  const [byAction, byInterval, deals, tasks] = await Promise.all([
    contacts.where(actionBefore(days)).executeTakeFirstOrThrow(),
    contacts.where(intervalEndedBefore(days)).executeTakeFirstOrThrow(),
    db.selectFrom('deals').where(reportedDeals(viewer, filters)).where('deals.outcome', 'is', null).where('deals.nextActionDate', '<', days.today)
      .select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    db.selectFrom('tasks').where('tasks.deletedAt', 'is', null).where('tasks.completedAt', 'is', null).where(ownedBy(viewer, filters.ownerId, 'tasks.assigneeId'))
      .where('tasks.dueAt', '<', latest).where(dueBefore(days))
      .select(eb => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ])
  return { contacts: Number(byAction.count) + Number(byInterval.count), deals: Number(deals.count), tasks: Number(tasks.count) }
}
