import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table shares (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      "userId" text not null references users (id),
      "contactId" sortable,
      "companyId" sortable,
      "dealId" sortable,
      "sharedById" text not null references users (id),
      "createdAt" text not null,
      primary key ("organizationId", id),
      check (case when "contactId" is null then 0 else 1 end + case when "companyId" is null then 0 else 1 end + case when "dealId" is null then 0 else 1 end = 1),
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "companyId") references companies ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade
    )

    create unique index "sharesOfContacts" on shares ("organizationId", "contactId", "userId") where "contactId" is not null

    create unique index "sharesOfCompanies" on shares ("organizationId", "companyId", "userId") where "companyId" is not null

    create unique index "sharesOfDeals" on shares ("organizationId", "dealId", "userId") where "dealId" is not null

    create index "sharesWithMembers" on shares ("organizationId", "userId", "contactId", "companyId", "dealId")
  `)
  if (!isPostgres(db)) return
  await run(db, `
    alter table shares enable row level security

    create policy "ownOrganization" on shares using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
