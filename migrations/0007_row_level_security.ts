import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

const tables = [
  'events', 'eventMaintenance', 'contacts', 'contactKeys', 'companies', 'tags', 'contactTags', 'companyTags', 'dealTags',
  'pipelines', 'stages', 'deals', 'dealContacts', 'activities', 'contactSearch', 'companySearch', 'dealSearch',
  'activitySearch', 'imports', 'importRows', 'notifications', 'idempotencyKeys',
]

const own = `"organizationId" = current_setting('simplecrm.organization', true)`

/** A second wall on PostgreSQL: a role that is not the owner sees and writes the rows of its transaction's organization alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return
  for (const table of tables) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using (${own})
    `)
  }
  for (const kind of ['contact', 'company', 'deal', 'activity']) await run(db, searchView(`${kind}Search`))
  // Counters of requests: lost in a crash and no pity, so they need not be logged.
  await run(db, `create unlogged table "requestCounts" (subject text not null, minute integer not null, count integer not null, primary key (subject, minute))`)
}

/**
 * Below a policy the index of words is of no use: PostgreSQL asks no operator about a row that the policy has not let
 * through, unless it knows the operator to be silent. The view's owner stands above the policy, so it has the condition itself.
 */
function searchView(table: string): string {
  return `create view "${table}Own" as select * from "${table}" where ${own}`
}
