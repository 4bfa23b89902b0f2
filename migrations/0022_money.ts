import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, origins)
  await run(db, tables)
  if (!isPostgres(db)) return await run(db, triggers((statement, { name, on, when }) => `create trigger "${name}" ${on} for each row when ${when} begin ${statement}; end`))
  await run(db, triggers((statement, { name, on, when }) => `
    create function "${name}"() returns trigger language plpgsql as $$ begin ${statement}; return coalesce(new, old); end $$

    create trigger "${name}" ${on} for each row when (${when}) execute function "${name}"()
  `))
  for (const table of ['purchases', 'payments']) {
    await run(db, `
      alter table ${table} enable row level security

      create policy "ownOrganization" on ${table} using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}

/** Where contacts and sales come from; a deal that is there already comes from where its contact does. */
const origins = `
  alter table contacts add column campaign sortable

  alter table deals add column source sortable

  alter table deals add column campaign sortable

  update deals set source = (select c.source from contacts c where c."organizationId" = deals."organizationId" and c.id = deals."contactId") where "contactId" is not null

  drop index "contactsByCreatedAt"

  create index "contactsByCreatedAt" on contacts ("organizationId", "createdAt", id, "deletedAt", source, campaign, "ownerId") where "deletedAt" is null

  create index "contactsByCampaign" on contacts ("organizationId", campaign, "sortName", id, "deletedAt") where "deletedAt" is null and campaign is not null

  create index "dealsBySource" on deals ("organizationId", source, id) where "deletedAt" is null and source is not null

  create index "dealsByCampaign" on deals ("organizationId", campaign, id) where "deletedAt" is null and campaign is not null

  create index "dealsByOutcome" on deals ("organizationId", outcome, "actualCloseDate", id, "pipelineId", "ownerId", "contactId", "companyId", currency, "valueCents", source, campaign) where "deletedAt" is null
`

/** What was bought and by whom says the activity with the same id. A payment is for a purchase, else for a deal; for neither, once they are gone. */
const tables = `
  create table purchases (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    "valueCents" bigint not null,
    currency text not null,
    "purchasedOn" sortable not null,
    source sortable,
    campaign sortable,
    primary key ("organizationId", id),
    foreign key ("organizationId", id) references activities ("organizationId", id) on delete cascade
  )

  create index "purchasesByDay" on purchases ("organizationId", "purchasedOn", id, currency, "valueCents", source, campaign)

  create table payments (
    "organizationId" text not null references organizations (id),
    id sortable not null,
    version integer not null,
    "createdAt" text not null,
    "updatedAt" text not null,
    "deletedAt" text,
    "contactId" sortable,
    "companyId" sortable,
    "dealId" sortable,
    "purchaseId" sortable,
    "valueCents" bigint not null,
    currency text not null,
    "paidOn" sortable not null,
    method text,
    note text,
    "userId" text references users (id),
    "isSample" integer not null default 0,
    primary key ("organizationId", id),
    foreign key ("organizationId", "contactId") references contacts ("organizationId", id),
    foreign key ("organizationId", "companyId") references companies ("organizationId", id),
    foreign key ("organizationId", "dealId") references deals ("organizationId", id),
    foreign key ("organizationId", "purchaseId") references purchases ("organizationId", id)
  )

  create index "paymentsByContact" on payments ("organizationId", "contactId", "paidOn")

  create index "paymentsByCompany" on payments ("organizationId", "companyId", "paidOn")

  create index "paymentsByDeal" on payments ("organizationId", "dealId", "paidOn")

  create index "paymentsByPurchase" on payments ("organizationId", "purchaseId", "paidOn")

  create index "paymentsByDay" on payments ("organizationId", "paidOn", id) where "deletedAt" is null

  create index "paymentsInTrash" on payments ("organizationId", "deletedAt", id) where "deletedAt" is not null

  create index "paymentsInSample" on payments ("organizationId", id) where "isSample" = 1
`

interface Trigger { name: string, on: string, when: string }

/** Money that came in stays, however its deal, purchase, contact or company goes; and it goes with its deal to another client. */
function triggers(render: (statement: string, trigger: Trigger) => string): string {
  const leaving = Object.entries({ contacts: 'contactId', companies: 'companyId', deals: 'dealId', purchases: 'purchaseId' }).map(([table, column]) => render(
    `update payments set "${column}" = null where "organizationId" = old."organizationId" and "${column}" = old.id`,
    { name: `paymentsLeave_${table}`, on: `before delete on ${table}`, when: 'old.id is not null' },
  ))
  const following = render(
    `update payments set "contactId" = new."contactId", "companyId" = new."companyId" where "organizationId" = new."organizationId" and "dealId" = new.id and "purchaseId" is null`,
    { name: 'paymentsFollowDeals', on: 'after update of "contactId", "companyId" on deals', when: 'old."contactId" is distinct from new."contactId" or old."companyId" is distinct from new."companyId"' },
  )
  return [...leaving, following].join('\n\n')
}
