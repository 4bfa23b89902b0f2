import type { Kysely } from 'kysely'
import { isPostgres, run } from './ddl'

/** One table of folded texts for each kind of record, indexed in the engine's own way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const kind of ['contact', 'company', 'deal', 'activity']) {
    await (isPostgres(db) ? indexInPostgres(db, `${kind}Search`) : indexInSqlite(db, `${kind}Search`))
  }
}

async function indexInPostgres(db: Kysely<unknown>, table: string): Promise<void> {
  await run(db, `
    create table "${table}" (
      "organizationId" text not null references organizations (id),
      id sortable not null,
      text text not null,
      "companyText" text not null default '',
      vector tsvector generated always as (to_tsvector('simple', text || ' ' || "companyText")) stored,
      primary key ("organizationId", id)
    )

    create index "${table}Index" on "${table}" using gin (vector)
  `)
}

/** The rowid is a column of its own, since VACUUM may renumber a hidden one; triggers keep the index in step. */
async function indexInSqlite(db: Kysely<unknown>, table: string): Promise<void> {
  const remove = `insert into "${table}Index" ("${table}Index", rowid, text, "companyText") values ('delete', old.rowid, old.text, old."companyText");`
  const add = `insert into "${table}Index" (rowid, text, "companyText") values (new.rowid, new.text, new."companyText");`
  await run(db, `
    create table "${table}" (
      rowid integer primary key,
      "organizationId" text not null references organizations (id),
      id text not null,
      text text not null,
      "companyText" text not null default '',
      unique ("organizationId", id)
    )

    create virtual table "${table}Index" using fts5 (text, "companyText", content = '${table}', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3', detail = column)

    create trigger "${table}_insert" after insert on "${table}" begin ${add} end

    create trigger "${table}_delete" after delete on "${table}" begin ${remove} end

    create trigger "${table}_update" after update on "${table}" begin ${remove} ${add} end
  `)
}
