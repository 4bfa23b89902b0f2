import { sql, type Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['contacts', 'companies', 'deals', 'activities', 'tasks']) {
    await run(db, `create index "${table}InTrash" on ${table} ("organizationId", "deletedAt", id) where "deletedAt" is not null`)
  }
  // What stands here has not been said in an event yet: failures are summed, so that nobody fills the history with them.
  await run(db, `
    create table "failedSignIns" (
      "userId" text not null references users (id) on delete cascade,
      address text not null,
      count integer not null,
      "reportedAt" text not null,
      primary key ("userId", address)
    )
  `)
  if (isPostgres(db)) await closeEventsInPostgres(db)
}

/**
 * The role of the application may add events and nothing else (see grantApplication). What removes sample data needs a narrow
 * way round: a function of the owner's that takes out what an event, written before, says was taken out. It touches no history
 * of people, settings and exports, and none of a record that still exists.
 */
async function closeEventsInPostgres(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(db)
  const lost = ['contacts', 'companies', 'deals', 'activities', 'tasks'].map(table => `not exists (select 1 from ${table} t where t."organizationId" = e."organizationId" and t.id = e."subjectId")`)
  await sql.raw(`
    create function "removeEventsNamedBy"(organization text, saying bigint) returns void
    language plpgsql security definer set search_path = ${rows[0]!.schema}, pg_temp as $$
    declare
      ranges jsonb;
      named bigint;
      removed bigint;
    begin
      select payload::jsonb -> 'removed' into ranges from events where "organizationId" = organization and position = saying and type = 'sample_data.removed';
      select coalesce(sum((range ->> 1)::bigint - (range ->> 0)::bigint + 1), 0) into named from jsonb_array_elements(ranges) range;
      insert into "eventMaintenance" ("organizationId", id, reason) values (organization, saying::text, 'sample_data.removed');
      delete from events e using jsonb_array_elements(ranges) range
      where e."organizationId" = organization and e.position between (range ->> 0)::bigint and (range ->> 1)::bigint and e.position < saying
        and e."subjectType" not in ('user', 'invite', 'organization', 'import', 'sample_data') and ${lost.join(' and ')};
      get diagnostics removed = row_count;
      if removed <> named then raise exception 'events cannot be changed'; end if;
      delete from "eventMaintenance" where "organizationId" = organization and id = saying::text;
    end $$`).execute(db)
  await run(db, `
    revoke execute on function "removeEventsNamedBy"(text, bigint) from public

    create function "refuseEventTruncate"() returns trigger language plpgsql as $$
    begin
      raise exception 'events cannot be changed';
    end $$

    create trigger "eventsRefuseTruncate" before truncate on events for each statement execute function "refuseEventTruncate"()
  `)
}
