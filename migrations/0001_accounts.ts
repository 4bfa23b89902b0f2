import type { Kysely } from 'kysely'
import { run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    create table installation (key text primary key, value text not null)

    create table users (
      id text primary key,
      name text not null,
      email text not null unique,
      "passwordHash" text not null,
      locale text not null,
      "timeZone" text not null,
      "weekStart" text not null,
      shortcuts integer not null,
      "isOperator" integer not null,
      "createdAt" text not null,
      "updatedAt" text not null
    )

    create table organizations (
      id text primary key,
      name text not null,
      "defaultCurrency" text not null,
      "createdAt" text not null,
      "updatedAt" text not null
    )

    create table memberships (
      "organizationId" text not null references organizations (id) on delete cascade,
      "userId" text not null references users (id) on delete cascade,
      role text not null check (role in ('admin', 'manager', 'rep', 'readonly')),
      "createdAt" text not null,
      primary key ("organizationId", "userId")
    )

    create index "membershipsByUser" on memberships ("userId")

    create table sessions (
      id text primary key,
      "tokenHash" text not null unique,
      "userId" text not null references users (id) on delete cascade,
      "organizationId" text not null references organizations (id) on delete cascade,
      "createdAt" text not null,
      "lastSeenAt" text not null,
      "expiresAt" text not null,
      "userAgent" text,
      address text
    )

    create index "sessionsByUser" on sessions ("userId")

    create table "passwordResets" (
      "tokenHash" text primary key,
      "userId" text not null references users (id) on delete cascade,
      "expiresAt" text not null,
      "usedAt" text
    )

    create table "signInFailures" (subject text primary key, count integer not null, "lastAt" text not null)
  `)
}
