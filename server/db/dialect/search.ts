import { sql, type Expression, type SqlBool } from 'kysely'
import type { SearchKind } from './dialect'

/** From this many matches on, the best of them are not worth the reading of them all. */
export const mostRanked = 200

/** Documents are words parted by single spaces, so that a word's beginning is found by what stands before it. */
export function hasWords(kind: SearchKind, organizationId: string, words: string[], idColumn: string): Expression<SqlBool> {
  const text = sql`(' ' || d.text || ' ' || d."companyText")`
  const conditions = words.map(word => sql<SqlBool>`${text} like ${`% ${word}%`}`)
  // A scalar subquery, because an engine may turn EXISTS round and begin with the documents.
  return sql<SqlBool>`(
    select ${sql.join(conditions, sql` and `)} from ${sql.table(`${kind}Search`)} as d
    where d."organizationId" = ${organizationId} and d.id = ${sql.ref(idColumn)})`
}
