import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, tables)
  if (!isPostgres(db)) return await run(db, leaving((statement, { name, table }) => `create trigger "${name}" before delete on ${table} for each row begin ${statement}; end`))
  await run(db, leaving((statement, { name, table }) => `
    create function "${name}"() returns trigger language plpgsql as $$ begin ${statement}; return old; end $$

    create trigger "${name}" before delete on ${table} for each row execute function "${name}"()
  `))
  for (const table of ['proposals', 'proposalVersions', 'proposalTemplates', 'proposalLogos']) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}

/** What a proposal says stands in its versions; the row beside them is what lists show and sort by. */
const tables = `
  create table proposals (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    version integer not null,
    "createdAt" sortable not null,
    "updatedAt" sortable not null,
    "deletedAt" text,
    "ownerId" text references users (id),
    "contactId" sortable,
    "companyId" sortable,
    "dealId" sortable,
    title text not null,
    "sortTitle" sortable not null,
    "searchText" text not null,
    state sortable not null,
    language text not null,
    "valueCents" bigint not null,
    currency text not null,
    "validUntil" sortable,
    number integer not null,
    "sentNumber" integer,
    "sentAt" text,
    "decidedAt" text,
    "isSample" integer not null default 0,
    primary key ("organizationId", id),
    foreign key ("organizationId", "contactId") references contacts ("organizationId", id),
    foreign key ("organizationId", "companyId") references companies ("organizationId", id),
    foreign key ("organizationId", "dealId") references deals ("organizationId", id)
  )

  create index "proposalsByUpdate" on proposals ("organizationId", "updatedAt", id) where "deletedAt" is null

  create index "proposalsByOwner" on proposals ("organizationId", "ownerId", "updatedAt", id)

  create index "proposalsByContact" on proposals ("organizationId", "contactId", "updatedAt")

  create index "proposalsByCompany" on proposals ("organizationId", "companyId", "updatedAt")

  create index "proposalsByDeal" on proposals ("organizationId", "dealId", "updatedAt")

  create index "proposalsInTrash" on proposals ("organizationId", "deletedAt", id) where "deletedAt" is not null

  create index "proposalsInSample" on proposals ("organizationId", id) where "isSample" = 1

  create table "proposalVersions" (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    "proposalId" sortable not null,
    number integer not null,
    "createdAt" text not null,
    "updatedAt" text not null,
    "userId" text references users (id),
    origin text not null,
    document text not null,
    "frozenAt" text,
    primary key ("organizationId", id),
    unique ("organizationId", "proposalId", number),
    foreign key ("organizationId", "proposalId") references proposals ("organizationId", id) on delete cascade
  )

  create table "proposalTemplates" (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    version integer not null,
    "createdAt" text not null,
    "updatedAt" text not null,
    "deletedAt" text,
    name text not null,
    "sortName" sortable not null,
    language text not null,
    title text,
    sections text not null,
    primary key ("organizationId", id)
  )

  create index "proposalTemplatesByName" on "proposalTemplates" ("organizationId", "sortName", id)

  create table "proposalLogos" (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    "createdAt" text not null,
    type text not null,
    content text not null,
    primary key ("organizationId", id)
  )

  alter table organizations add column "proposalStyle" text not null default '{}'
`

/** A proposal stays, however its contact, company or deal goes. */
function leaving(render: (statement: string, trigger: { name: string, table: string }) => string): string {
  return Object.entries({ contacts: 'contactId', companies: 'companyId', deals: 'dealId' }).map(([table, column]) => render(
    `update proposals set "${column}" = null where "organizationId" = old."organizationId" and "${column}" = old.id`,
    { name: `proposalsLeave_${table}`, table },
  )).join('\n\n')
}
