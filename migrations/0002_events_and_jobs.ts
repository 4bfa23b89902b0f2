import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table events (
      "organizationId" text not null references organizations (id),
      id text not null,
      position bigint not null,
      type text not null,
      "occurredAt" sortable not null,
      "actorId" text references users (id),
      "subjectType" text not null,
      "subjectId" text not null,
      payload text,
      "previousHash" text not null,
      hash text not null,
      primary key ("organizationId", id)
    )

    create unique index "eventsByPosition" on events ("organizationId", position)

    create index "eventsBySubject" on events ("organizationId", "subjectType", "subjectId", "occurredAt")

    create table "eventMaintenance" (
      "organizationId" text not null references organizations (id),
      id text not null,
      reason text not null,
      primary key ("organizationId", id)
    )

    create table jobs (
      id text primary key,
      "organizationId" text references organizations (id) on delete cascade,
      type text not null,
      payload text not null,
      state text not null check (state in ('waiting', 'running', 'done', 'parked')),
      "runAt" sortable not null,
      attempts integer not null,
      "leaseUntil" text,
      "lastError" text,
      "createdAt" text not null,
      "finishedAt" text
    )

    create index "jobsByRunAt" on jobs ("runAt") where state in ('waiting', 'running')

    create table notifications (
      "organizationId" text not null references organizations (id) on delete cascade,
      id sortable not null,
      "userId" text not null references users (id) on delete cascade,
      type text not null,
      payload text not null,
      "createdAt" text not null,
      "readAt" text,
      primary key ("organizationId", id)
    )

    create index "notificationsByUser" on notifications ("organizationId", "userId", id)

    create table "idempotencyKeys" (
      "organizationId" text not null references organizations (id) on delete cascade,
      id text not null,
      "userId" text not null references users (id) on delete cascade,
      "requestHash" text not null,
      status integer,
      body text,
      location text,
      "createdAt" text not null,
      primary key ("organizationId", "userId", id)
    )

    create index "idempotencyKeysByAge" on "idempotencyKeys" ("createdAt")
  `)
  await (isPostgres(db) ? guardEventsInPostgres(db) : guardEventsInSqlite(db))
}

/** Events are append-only, except while a named maintenance operation of the same organization runs. */
async function guardEventsInSqlite(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete']) {
    await run(db, `
      create trigger "eventsRefuse_${change}" before ${change} on events
      when not exists (select 1 from "eventMaintenance" m where m."organizationId" = old."organizationId")
      begin select raise(abort, 'events cannot be changed'); end
    `)
  }
}

async function guardEventsInPostgres(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create function "refuseEventChange"() returns trigger language plpgsql as $$
    begin
      if not exists (select 1 from "eventMaintenance" m where m."organizationId" = old."organizationId") then
        raise exception 'events cannot be changed';
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$

    create trigger "eventsRefuseChange" before update or delete on events
    for each row execute function "refuseEventChange"()
  `)
}
