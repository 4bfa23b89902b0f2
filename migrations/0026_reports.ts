import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table "stageStays" (
      "organizationId" text not null references organizations (id),
      "dealId" sortable not null,
      "stageId" sortable not null,
      "enteredAt" sortable not null,
      "leftAt" sortable,
      primary key ("organizationId", "dealId", "enteredAt"),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "stageId") references stages ("organizationId", id)
    )

    create index "stageStaysByEntry" on "stageStays" ("organizationId", "stageId", "enteredAt", "dealId", "leftAt")

    create index "stageStaysByLeaving" on "stageStays" ("organizationId", "stageId", "leftAt", "dealId", "enteredAt")

    create index "dealsByClosing" on deals ("organizationId", "actualCloseDate", outcome, currency, "ownerId", "pipelineId", "valueCents", "lostReason", "createdAt", "contactId", id) where "deletedAt" is null and outcome is not null

    create index "dealsInReports" on deals ("organizationId", id, "ownerId", currency, outcome, "valueCents", probability) where "deletedAt" is null

    drop index "activitiesByTime"

    create index "activitiesByTime" on activities ("organizationId", "occurredAt", id, type, "userId") where "deletedAt" is null
  `)
  await run(db, staysFromHistory(isPostgres(db) ? `payload::json #>> '{changes,stageId,` : `json_extract(payload, '$.changes.stageId.`, isPostgres(db) ? `}'` : `')`))
  await (isPostgres(db) ? keepInPostgres(db) : keepInSqlite(db))
}

/** A deal's way so far, as its events tell: those of a change that was undone came after the stay that it is in again. */
function staysFromHistory(field: string, end: string): string {
  return `
    with moves as (
      select "organizationId", "subjectId" as "dealId", "occurredAt", position, ${field}before${end} as "before", ${field}after${end} as "after"
      from events where type = 'deal.stage_changed' and payload is not null
    ), numbered as (
      select m.*, row_number() over (partition by m."organizationId", m."dealId" order by m.position) as number from moves m
    ), entries as (
      select d."organizationId", d.id as "dealId", coalesce(start."before", d."stageId") as "stageId", d."createdAt" as "enteredAt"
      from deals d left join numbered start on start."organizationId" = d."organizationId" and start."dealId" = d.id and start.number = 1
      where d."createdAt" < d."stageEnteredAt"
      union all
      select m."organizationId", m."dealId", m."after", m."occurredAt" from moves m join deals d on d."organizationId" = m."organizationId" and d.id = m."dealId"
      where m."occurredAt" > d."createdAt" and m."occurredAt" < d."stageEnteredAt"
      union all
      select d."organizationId", d.id, d."stageId", d."stageEnteredAt" from deals d
    )
    insert into "stageStays" ("organizationId", "dealId", "stageId", "enteredAt", "leftAt")
    select e."organizationId", e."dealId", e."stageId", e."enteredAt", lead(e."enteredAt") over (partition by e."organizationId", e."dealId" order by e."enteredAt")
    from entries e join stages s on s."organizationId" = e."organizationId" and s.id = e."stageId" where true
    on conflict do nothing`
}

const begin = `insert into "stageStays" ("organizationId", "dealId", "stageId", "enteredAt") values (new."organizationId", new.id, new."stageId", new."stageEnteredAt")`

// Undoing a move takes the deal back to a stay that began earlier, and what came after never was.
const change = `delete from "stageStays" where "organizationId" = new."organizationId" and "dealId" = new.id and "enteredAt" >= new."stageEnteredAt";
      update "stageStays" set "leftAt" = new."stageEnteredAt"
      where "organizationId" = new."organizationId" and "dealId" = new.id and ("leftAt" is null or "leftAt" > new."stageEnteredAt");
      ${begin};`

const hasMoved = `old."stageId" <> new."stageId" or old."stageEnteredAt" <> new."stageEnteredAt"`

/** However a deal comes to a stage, by one move or many, by an undo, with a copy of the organization: its stays follow. */
async function keepInSqlite(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create trigger "dealsBeginStay" after insert on deals begin ${begin}; end

    create trigger "dealsChangeStay" after update of "stageId", "stageEnteredAt" on deals when ${hasMoved} begin ${change} end
  `)
}

async function keepInPostgres(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create function "beginStageStay"() returns trigger language plpgsql as $$
    begin
      ${begin};
      return new;
    end $$

    create function "changeStageStay"() returns trigger language plpgsql as $$
    begin
      ${change}
      return new;
    end $$

    create trigger "dealsBeginStay" after insert on deals for each row execute function "beginStageStay"()

    create trigger "dealsChangeStay" after update of "stageId", "stageEnteredAt" on deals for each row when (${hasMoved}) execute function "changeStageStay"()

    alter table "stageStays" enable row level security

    create policy "ownOrganization" on "stageStays" using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
