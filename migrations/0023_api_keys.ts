import type { Kysely } from 'kysely'
import { run } from './ddl'

/** A key is read before its organization is known, as a session is: no policy parts its rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table "apiKeys" (
      "organizationId" text not null references organizations (id) on delete cascade,
      id sortable not null,
      "userId" text not null references users (id),
      name text not null,
      prefix text not null,
      "keyHash" text not null unique,
      scopes text not null,
      "expiresAt" text,
      "lastUsedAt" text,
      "createdAt" text not null,
      "revokedAt" text,
      primary key ("organizationId", id)
    )

    create index "apiKeysByUser" on "apiKeys" ("organizationId", "userId")
  `)
}
