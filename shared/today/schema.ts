import type { Contact } from '#shared/contacts/schema'
import type { DealSummary } from '#shared/deals/schema'
import type { Activity } from '#shared/activities/schema'
import type { Task } from '#shared/tasks/schema'

/** Why a row stands on Today. */
export type TodayReason = 'next_action_overdue' | 'next_action_today' | 'follow_up_overdue' | 'follow_up_today' | 'no_next_action' | 'gone_quiet' | 'task_overdue' | 'task_today' | 'meeting_today'

export type TodayContact = Pick<Contact, 'id' | 'version' | 'name' | 'email' | 'phone' | 'companyName' | 'nextAction' | 'nextActionDate' | 'lastContactedAt' | 'followUpDays'>

/** `email` and `phone` are those of the contact that the row is about. */
export type TodayRow = { reason: TodayReason, dueDate: string | null, email: string | null, phone: string | null } & (
  | { kind: 'contact', record: TodayContact }
  | { kind: 'deal', record: DealSummary }
  | { kind: 'task', record: Task }
  | { kind: 'activity', record: Activity }
)

/** The follow-up queue; days are the signed-in person's. `counts` go beyond the rows shown. */
export interface Today {
  day: string
  overdue: TodayRow[]
  dueToday: TodayRow[]
  withoutNextAction: TodayRow[]
  goneQuiet: TodayRow[]
  /** The actor's own that are overdue or due today. */
  tasks: TodayRow[]
  meetings: TodayRow[]
  /** False while there is nothing to follow up at all: no contact, no deal and no task. */
  hasRecords: boolean
  counts: { overdue: number, dueToday: number, withoutNextAction: number, goneQuiet: number, tasks: number, tomorrow: number }
}
