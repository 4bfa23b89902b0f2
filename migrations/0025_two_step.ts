import type { Kysely } from 'kysely'
import { run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table "twoSteps" (
      "userId" text primary key references users (id) on delete cascade,
      secret text not null,
      "enabledAt" text,
      "lastStep" integer not null default 0
    )

    create table "recoveryCodes" (
      "userId" text not null references users (id) on delete cascade,
      "codeHash" text not null,
      primary key ("userId", "codeHash")
    )

    alter table organizations add column "requireTwoStep" integer not null default 0

    alter table users add column calendar text check (calendar in ('gregorian', 'persian'))

    alter table users add column "seenHints" text not null default '[]'
  `)
}
