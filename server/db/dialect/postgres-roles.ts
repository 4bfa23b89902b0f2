import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Schema } from '../schema'

/** Why row-level security does not hold for a role. */
export type Bypass = 'superuser' | 'bypassrls' | 'owner'

export async function currentRole(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user::text as role`.execute(db)
  return rows[0]!.role
}

/** Why this role stands above the policies, if it does. */
export async function bypassOf(db: Kysely<Schema>): Promise<Bypass | undefined> {
  const { rows } = await sql<{ rolsuper: boolean, rolbypassrls: boolean, owns: boolean }>`
    select rolsuper, rolbypassrls, pg_has_role(rolname, (select relowner from pg_class where oid = to_regclass('contacts')), 'usage') as owns
    from pg_roles where rolname = current_user`.execute(db)
  const role = rows[0]
  if (role?.rolsuper) return 'superuser'
  if (role?.rolbypassrls) return 'bypassrls'
  return role?.owns ? 'owner' : undefined
}

/**
 * Gives a role what the application needs of the owner's tables, those to come included. May be done again at any time: in
 * one transaction, so that the role is never allowed more in between.
 */
export async function grantApplication(db: Kysely<Schema>, roleName: string): Promise<void> {
  const role = sql.id(roleName)
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ version: number, name: string }>`select current_setting('server_version_num')::int as version, current_schema()::text as name`.execute(trx)
    const { version, name } = rows[0]!
    const schema = sql.id(name)
    await sql`grant usage on schema ${schema} to ${role}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`.execute(trx)
    await sql`alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${role}`.execute(trx)
    // From version 17 on, a role that is not the owner can be allowed to analyze.
    if (version >= 170_000) await sql`grant maintain on all tables in schema ${schema} to ${role}`.execute(trx)
    await sql`revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${role}`.execute(trx)
    await closeEvents(trx, role)
  })
}

/** History may be added to and read; only the owner's function takes anything out, and only what an event names. */
async function closeEvents(db: Kysely<Schema>, role: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`select to_regprocedure('"removeEventsNamedBy"(text, bigint)') is not null as exists`.execute(db)
  if (!rows[0]?.exists) return
  await sql`revoke update, delete, truncate on events from ${role}`.execute(db)
  await sql`revoke insert, update, delete, truncate on "eventMaintenance" from ${role}`.execute(db)
  // A restored dump has lost the migration's word about it.
  await sql`revoke execute on function "removeEventsNamedBy"(text, bigint) from public`.execute(db)
  await sql`grant execute on function "removeEventsNamedBy"(text, bigint) to ${role}`.execute(db)
}
