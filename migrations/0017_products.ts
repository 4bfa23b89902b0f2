import { sql, type Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

const usualLostReasons = {
  en: ['Price', 'Another supplier', 'No answer', 'Bad timing', 'No need'],
  fa: ['قیمت', 'تأمین‌کننده دیگر', 'پاسخی نیامد', 'زمان نامناسب', 'نیازی نبود'],
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table products (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" sortable not null,
      "updatedAt" sortable not null,
      name text not null,
      "sortName" sortable not null,
      description text,
      unit text,
      "unitPriceCents" bigint not null,
      currency text not null,
      "isActive" integer not null default 1,
      "isSample" integer not null default 0,
      primary key ("organizationId", id)
    )

    create index "productsByName" on products ("organizationId", "sortName", id)

    create table "dealLineItems" (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      "dealId" sortable not null,
      position integer not null,
      "productId" sortable,
      name text not null,
      unit text,
      "quantityThousandths" integer not null,
      "unitPriceCents" bigint not null,
      "listPriceCents" bigint,
      "discountHundredths" integer not null,
      primary key ("organizationId", id),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "productId") references products ("organizationId", id)
    )

    create index "lineItemsOfDeals" on "dealLineItems" ("organizationId", "dealId", position)

    create index "lineItemsOfProducts" on "dealLineItems" ("organizationId", "productId")

    create table "discountApprovals" (
      "organizationId" text not null references organizations (id),
      "dealId" sortable not null,
      "askedById" text references users (id),
      "askedAt" text not null,
      "decidedById" text references users (id),
      "decidedAt" text,
      comment text,
      primary key ("organizationId", "dealId"),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade
    )

    create table "lostReasons" (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      name text not null,
      position integer not null,
      primary key ("organizationId", id)
    )

    alter table deals add column "valueFromItems" integer not null default 0

    alter table deals add column "discountApproval" text

    alter table organizations add column "discountLimitPercent" integer

    create index "dealsByLane" on deals ("organizationId", "stageId", "ownerId", position, id) where "deletedAt" is null
  `)
  await giveUsualLostReasons(db)
  if (!isPostgres(db)) return
  for (const table of ['products', 'dealLineItems', 'discountApprovals', 'lostReasons']) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}

/** Organizations that are there already begin with the list that a new one gets, in the language of who has been in them the longest. */
async function giveUsualLostReasons(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string, locale: string | null }>`
    select o.id, (select u.locale from memberships m join users u on u.id = m."userId" where m."organizationId" = o.id order by m."createdAt", m."userId" limit 1) as locale
    from organizations o`.execute(db)
  for (const { id, locale } of rows) {
    for (const [position, name] of usualLostReasons[locale === 'fa' ? 'fa' : 'en'].entries()) {
      await sql`insert into "lostReasons" ("organizationId", id, name, position) values (${id}, ${crypto.randomUUID()}, ${name}, ${position})`.execute(db)
    }
  }
}
