import type { Flag, Instant, Json, TenantRecord } from './schema'

export interface TasksTable extends TenantRecord {
  createdById: string | null
  assigneeId: string | null
  title: string
  body: string | null
  /** Title and body as they are searched. */
  searchText: string
  /** Of an all-day task, midnight UTC of its day. */
  dueAt: Instant | null
  allDay: Flag
  /** The index in `priorities`, so that it sorts. */
  priority: number
  recurrence: string | null
  /** Wall-clock time of the first occurrence, from which the rule counts. */
  recurrenceStart: string | null
  timeZone: string
  reminderMinutes: number | null
  /** When the assignee is reminded next; null once told. */
  remindAt: Instant | null
  contactId: string | null
  companyId: string | null
  dealId: string | null
  completedAt: Instant | null
  /** What the last completion changed, for taking it back. */
  beforeCompletion: Json | null
  isSample: Flag
}
