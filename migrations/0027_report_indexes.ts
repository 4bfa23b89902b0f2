import type { Kysely } from 'kysely'
import { run } from './ddl'

/** With the column of their own condition in them, no row need be read beside these indexes: SQLite looks at it all the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    drop index "dealsByClosing"

    create index "dealsByClosing" on deals ("organizationId", "actualCloseDate", outcome, currency, "ownerId", "pipelineId", "valueCents", "lostReason", "createdAt", "contactId", id, "deletedAt") where "deletedAt" is null and outcome is not null

    drop index "dealsInReports"

    create index "dealsInReports" on deals ("organizationId", id, "ownerId", currency, outcome, "valueCents", probability, "deletedAt") where "deletedAt" is null

    create index "dealsOpen" on deals ("organizationId", "stageId", currency, "ownerId", "pipelineId", "valueCents", probability, outcome, "deletedAt") where "deletedAt" is null and outcome is null

    drop index "activitiesByTime"

    create index "activitiesByTime" on activities ("organizationId", "occurredAt", id, type, "userId", "deletedAt") where "deletedAt" is null
  `)
}
