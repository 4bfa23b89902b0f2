import type { Kysely } from 'kysely'
import { run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table companies (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" sortable not null,
      "updatedAt" sortable not null,
      "deletedAt" text,
      "ownerId" sortable references users (id),
      name text not null,
      "sortName" sortable not null,
      domain sortable,
      website text,
      industry sortable,
      size text,
      phone text,
      address text,
      "parentId" text,
      "importId" text,
      "isSample" integer not null default 0,
      primary key ("organizationId", id),
      foreign key ("organizationId", "parentId") references companies ("organizationId", id)
    )

    create table contacts (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" sortable not null,
      "updatedAt" sortable not null,
      "deletedAt" text,
      "ownerId" sortable references users (id),
      "firstName" text,
      "lastName" text,
      "sortName" sortable not null,
      email sortable,
      emails text not null,
      phone text,
      phones text not null,
      title text,
      "companyId" sortable,
      "companyName" text,
      "companySort" sortable,
      status sortable not null,
      source sortable,
      birthday text,
      address text,
      links text not null,
      "lastContactedAt" sortable,
      "followUpDays" integer,
      "followUpAt" sortable,
      "nextAction" text,
      "nextActionDate" sortable,
      score integer not null,
      "importId" text,
      "isSample" integer not null default 0,
      primary key ("organizationId", id),
      foreign key ("organizationId", "companyId") references companies ("organizationId", id)
    )

    create table "contactKeys" (
      "organizationId" text not null references organizations (id),
      id text not null,
      "contactId" text not null,
      kind text not null,
      value sortable not null,
      primary key ("organizationId", id),
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id) on delete cascade
    )

    create index "contactKeysByValue" on "contactKeys" ("organizationId", kind, value)

    create index "contactKeysByContact" on "contactKeys" ("organizationId", "contactId")

    create table tags (
      "organizationId" text not null references organizations (id),
      id text not null,
      name text not null,
      "foldedName" sortable not null,
      color text not null,
      "createdAt" text not null,
      primary key ("organizationId", id)
    )

    create unique index "tagsByName" on tags ("organizationId", "foldedName")
  `)
  for (const kind of ['contact', 'company'] as const) await run(db, tagTable(kind))
  await run(db, indexes('companies', ['sortName', 'domain', 'industry', 'ownerId', 'createdAt', 'updatedAt']))
  await run(db, indexes('contacts', ['sortName', 'email', 'companySort', 'status", "sortName', 'source", "sortName', 'ownerId", "sortName', 'score', 'lastContactedAt', 'createdAt', 'updatedAt']))
  await run(db, todayIndexes)
  await run(db, linkIndexes)
  await run(db, `
    create index "companiesInSample" on companies ("organizationId", id) where "isSample" = 1

    create index "contactsInSample" on contacts ("organizationId", id) where "isSample" = 1
  `)
}

function tagTable(kind: 'contact' | 'company'): string {
  const plural = kind === 'contact' ? 'contacts' : 'companies'
  return `
    create table "${kind}Tags" (
      "organizationId" text not null references organizations (id),
      "${kind}Id" text not null,
      "tagId" text not null,
      primary key ("organizationId", "${kind}Id", "tagId"),
      foreign key ("organizationId", "${kind}Id") references ${plural} ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "tagId") references tags ("organizationId", id) on delete cascade
    )

    create index "${kind}TagsByTag" on "${kind}Tags" ("organizationId", "tagId", "${kind}Id")
  `
}

/** Over all rows, those in the trash too: a foreign key is checked by these when a company goes for good. */
const linkIndexes = `
  create index "contactsByCompanyId" on contacts ("organizationId", "companyId", "sortName", id)

  create index "companiesByParentId" on companies ("organizationId", "parentId", id)
`

/** Today walks these by day and leaves out the rows of other owners without reading them. */
const todayIndexes = `
  create index "contactsByNextActionDate" on contacts ("organizationId", "nextActionDate", id, "ownerId") where "deletedAt" is null

  create index "contactsByFollowUpAt" on contacts ("organizationId", "followUpAt", id, "ownerId", status, "nextActionDate") where "deletedAt" is null and "followUpAt" is not null
`

/** One index for each way a list is sorted, over the rows that lists show. With `deletedAt` in it, the planner sees that it can count by it alone. */
function indexes(table: string, columns: string[]): string {
  return columns.map((column) => {
    const name = column.split('"')[0]!
    return `create index "${table}By${name[0]!.toUpperCase()}${name.slice(1)}" on ${table} ("organizationId", "${column}", id, "deletedAt") where "deletedAt" is null`
  }).join('\n\n')
}
