import type { Kysely } from 'kysely'
import { run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    alter table users add column "emailVerifiedAt" text

    create table "emailVerifications" (
      "tokenHash" text primary key,
      "userId" text not null references users (id) on delete cascade,
      email text not null,
      "expiresAt" text not null
    )

    create index "emailVerificationsByUser" on "emailVerifications" ("userId")

    alter table organizations add column "exportRoles" text not null default '[]'

    update companies set domain = lower(domain) where domain is not null

    update companies set domain = substr(domain, 5) where domain like 'www.%'
  `)
}
