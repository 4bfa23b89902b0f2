import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, `
    alter table memberships add column "deactivatedAt" text

    alter table memberships add column "lastSeenAt" text

    create table invites (
      "organizationId" text not null references organizations (id) on delete cascade,
      id sortable not null,
      "tokenHash" text not null,
      email text,
      role text not null check (role in ('admin', 'manager', 'rep', 'readonly')),
      "invitedById" text not null references users (id),
      "createdAt" text not null,
      "expiresAt" text not null,
      "acceptedAt" text,
      "acceptedById" text references users (id),
      primary key ("organizationId", id),
      unique ("organizationId", "tokenHash")
    )
  `)
  if (!isPostgres(db)) return
  await run(db, `
    alter table invites enable row level security

    create policy "ownOrganization" on invites using ("organizationId" = current_setting('simplecrm.organization', true))
  `)
}
