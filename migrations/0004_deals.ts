import type { Kysely } from 'kysely'
import { run } from './ddl'

// The indexes by contact, company and deal span the trash too: foreign keys are checked by them when a record goes for good.
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table pipelines (
      "organizationId" text not null references organizations (id),
      id text not null,
      name text not null,
      "isDefault" integer not null,
      position integer not null,
      "createdAt" text not null,
      primary key ("organizationId", id)
    )

    create table stages (
      "organizationId" text not null references organizations (id),
      id text not null,
      "pipelineId" text not null,
      name text not null,
      position integer not null,
      probability integer not null,
      color text not null,
      "rottingDays" integer,
      outcome text,
      primary key ("organizationId", id),
      foreign key ("organizationId", "pipelineId") references pipelines ("organizationId", id) on delete cascade
    )

    create index "stagesByPipeline" on stages ("organizationId", "pipelineId", position)

    create table deals (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" sortable not null,
      "updatedAt" sortable not null,
      "deletedAt" text,
      "ownerId" sortable references users (id),
      title text not null,
      "sortTitle" sortable not null,
      "contactId" sortable,
      "companyId" sortable,
      "pipelineId" text not null,
      "stageId" sortable not null,
      position double precision not null,
      "valueCents" bigint not null,
      currency text not null,
      probability integer not null,
      "expectedCloseDate" sortable,
      "actualCloseDate" sortable,
      outcome text,
      "lostReason" text,
      "nextAction" text,
      "nextActionDate" sortable,
      "stageEnteredAt" sortable not null,
      "lastInteractionAt" sortable,
      "quietAt" sortable not null,
      "isSample" integer not null default 0,
      primary key ("organizationId", id),
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id),
      foreign key ("organizationId", "companyId") references companies ("organizationId", id),
      foreign key ("organizationId", "pipelineId") references pipelines ("organizationId", id),
      foreign key ("organizationId", "stageId") references stages ("organizationId", id)
    )

    create index "dealsByColumn" on deals ("organizationId", "stageId", position, id) where "deletedAt" is null

    create index "dealsByContact" on deals ("organizationId", "contactId")

    create index "dealsByCompany" on deals ("organizationId", "companyId")

    create index "dealsForSums" on deals ("organizationId", "pipelineId", "stageId", currency, outcome, "ownerId", "valueCents", probability) where "deletedAt" is null

    create index "dealsByQuietAt" on deals ("organizationId", "quietAt", id, "ownerId") where "deletedAt" is null and outcome is null

    create index "dealsByNextActionDate" on deals ("organizationId", "nextActionDate", id, "ownerId") where "deletedAt" is null and outcome is null

    create index "dealsByTitle" on deals ("organizationId", "sortTitle", id) where "deletedAt" is null

    create index "dealsByValue" on deals ("organizationId", "valueCents", id) where "deletedAt" is null

    create index "dealsByExpectedCloseDate" on deals ("organizationId", "expectedCloseDate", id) where "deletedAt" is null

    create index "dealsByCreatedAt" on deals ("organizationId", "createdAt", id) where "deletedAt" is null

    create index "dealsByUpdatedAt" on deals ("organizationId", "updatedAt", id) where "deletedAt" is null

    create index "dealsByOwner" on deals ("organizationId", "ownerId", id) where "deletedAt" is null

    create table "dealContacts" (
      "organizationId" text not null references organizations (id),
      "dealId" text not null,
      "contactId" text not null,
      primary key ("organizationId", "dealId", "contactId"),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id) on delete cascade
    )

    create index "dealContactsByContact" on "dealContacts" ("organizationId", "contactId", "dealId")

    create table "dealTags" (
      "organizationId" text not null references organizations (id),
      "dealId" text not null,
      "tagId" text not null,
      primary key ("organizationId", "dealId", "tagId"),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id) on delete cascade,
      foreign key ("organizationId", "tagId") references tags ("organizationId", id) on delete cascade
    )

    create index "dealTagsByTag" on "dealTags" ("organizationId", "tagId", "dealId")

    create table activities (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      version integer not null,
      "createdAt" sortable not null,
      "updatedAt" sortable not null,
      "deletedAt" text,
      type text not null,
      subject text,
      body text,
      direction text,
      "durationSeconds" integer,
      "occurredAt" sortable not null,
      "contactId" text,
      "companyId" text,
      "dealId" text,
      "userId" text references users (id),
      metadata text not null,
      "importId" text,
      "isSample" integer not null default 0,
      primary key ("organizationId", id),
      foreign key ("organizationId", "contactId") references contacts ("organizationId", id),
      foreign key ("organizationId", "companyId") references companies ("organizationId", id),
      foreign key ("organizationId", "dealId") references deals ("organizationId", id)
    )

    create index "activitiesByContact" on activities ("organizationId", "contactId", "occurredAt", id)

    create index "activitiesByDeal" on activities ("organizationId", "dealId", "occurredAt", id)

    create index "activitiesByCompany" on activities ("organizationId", "companyId", "occurredAt", id)

    create index "activitiesByTime" on activities ("organizationId", "occurredAt", id) where "deletedAt" is null

    create index "activitiesByTypeAndTime" on activities ("organizationId", type, "occurredAt", id) where "deletedAt" is null

    create index "activitiesByUser" on activities ("organizationId", "userId", "occurredAt", id) where "deletedAt" is null

    create index "activitiesInSample" on activities ("organizationId", id) where "isSample" = 1

    create index "dealsInSample" on deals ("organizationId", id) where "isSample" = 1
  `)
}
