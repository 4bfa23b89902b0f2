import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

// The indexes by contact, company and deal span the trash too: foreign keys are checked by them when a record goes for good.
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table tasks (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" sortable not null,
      "updatedAt" sortable not null,
      "deletedAt" sortable,
      "createdById" text references users (id),
      "assigneeId" text references users (id),
      title text not null,
      body text,
      "searchText" sortable not null,
      "dueAt" sortable,
      "allDay" integer not null,
      priority integer not null,
      recurrence text,
      "recurrenceStart" text,
      "timeZone" text not null,
      "reminderMinutes" integer,
      "remindAt" sortable,
      "contactId" sortable,
      "companyId" sortable,
      "dealId" sortable,
      "completedAt" sortable,
      "beforeCompletion" text,
      "isSample" integer not null default 0,
      primary key ("organizationId", id),
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id),
      foreign key ("organizationId", "companyId") references companies ("organizationId", id),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id)
    )

    create index "tasksByDueAt" on tasks ("organizationId", "dueAt", id) where "completedAt" is null and "deletedAt" is null

    create index "tasksOfAssignee" on tasks ("organizationId", "assigneeId", "dueAt", id) where "completedAt" is null and "deletedAt" is null

    create index "tasksByAssignee" on tasks ("organizationId", "assigneeId", id)

    create index "tasksByMaker" on tasks ("organizationId", "createdById", id)

    create index "tasksByCompletedAt" on tasks ("organizationId", "completedAt", id) where "completedAt" is not null and "deletedAt" is null

    create index "tasksByCreatedAt" on tasks ("organizationId", "createdAt", id) where "deletedAt" is null

    create index "tasksByUpdatedAt" on tasks ("organizationId", "updatedAt", id) where "deletedAt" is null

    create index "tasksByPriority" on tasks ("organizationId", priority, id) where "deletedAt" is null

    create index "tasksByRemindAt" on tasks ("organizationId", "remindAt") where "remindAt" is not null

    create index "tasksByContact" on tasks ("organizationId", "contactId")

    create index "tasksByCompany" on tasks ("organizationId", "companyId")

    create index "tasksByDeal" on tasks ("organizationId", "dealId")

    create index "tasksInSample" on tasks ("organizationId", id) where "isSample" = 1
  `)
  if (!isPostgres(db)) return
  await run(db, `
    alter table tasks enable row level security

    create policy "ownOrganization" on tasks using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
