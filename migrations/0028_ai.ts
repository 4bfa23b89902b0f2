import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

const tables = ['aiAnswers', 'aiAnswerSubjects', 'aiLeases', 'aiCalls', 'aiSettings']

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table "aiAnswers" (
      "organizationId" text not null references organizations (id),
      hash sortable not null,
      "promptName" text not null,
      "promptVersion" integer not null,
      feature text not null,
      model text not null,
      request text not null,
      answer text not null,
      "searchText" text not null,
      "inputTokens" integer not null,
      "outputTokens" integer not null,
      "costMicros" bigint not null,
      hits integer not null,
      "byteSize" integer not null,
      "createdAt" sortable not null,
      "refreshedAt" sortable not null,
      "lastUsedAt" sortable not null,
      primary key ("organizationId", hash)
    )

    create index "aiAnswersByUse" on "aiAnswers" ("organizationId", "lastUsedAt", hash)

    create table "aiAnswerSubjects" (
      "organizationId" text not null references organizations (id),
      hash sortable not null,
      "subjectType" sortable not null,
      "subjectId" sortable not null,
      primary key ("organizationId", hash, "subjectType", "subjectId"),
      foreign key ("organizationId", hash) references "aiAnswers" ("organizationId", hash) on delete cascade
    )

    create index "aiAnswersOfSubjects" on "aiAnswerSubjects" ("organizationId", "subjectType", "subjectId", hash)

    create table "aiLeases" (
      "organizationId" text not null references organizations (id),
      hash sortable not null,
      holder text not null,
      "expiresAt" sortable not null,
      primary key ("organizationId", hash)
    )

    create table "aiCalls" (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      at sortable not null,
      "userId" text not null references users (id),
      feature text not null,
      "promptName" text not null,
      "promptVersion" integer not null,
      model text not null,
      hash sortable not null,
      outcome text not null check (outcome in ('running', 'answered', 'cached', 'failed')),
      failure text,
      "inputTokens" integer not null,
      "outputTokens" integer not null,
      "costMicros" bigint not null,
      "savedMicros" bigint not null,
      "reservedTokens" integer not null,
      "reservedMicros" bigint not null,
      "subjectType" sortable,
      "subjectId" sortable,
      rating integer check (rating in (1, -1)),
      primary key ("organizationId", id)
    )

    create index "aiCallsByTime" on "aiCalls" ("organizationId", at, outcome, "userId", feature, "inputTokens", "outputTokens", "costMicros", "savedMicros", "reservedTokens", "reservedMicros")

    create index "aiCallsOfAnswers" on "aiCalls" ("organizationId", hash, "userId", at)

    create index "aiCallsOfSubjects" on "aiCalls" ("organizationId", "subjectType", "subjectId", at) where "subjectId" is not null

    create table "aiSettings" (
      "organizationId" text not null references organizations (id),
      "sealedKey" text,
      "keyEnding" text,
      model text,
      "monthlyTokens" bigint,
      "monthlyCents" bigint,
      prices text not null,
      "updatedAt" text not null,
      primary key ("organizationId")
    )
  `)
  if (!isPostgres(db)) return
  for (const table of tables) {
    await run(db, `
      alter table "${table}" enable row level security

      create policy "ownOrganization" on "${table}" using ("organizationId" = current_setting('simplecrm.organization', true))
    `)
  }
}
