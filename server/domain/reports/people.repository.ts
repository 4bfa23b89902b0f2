import type { Database } from '#server/db/database'

/** The names of people, also of those who have left the organization. */
export async function namesOf(db: Database, ids: (string | null)[]): Promise<(id: string | null) => string | null> {
  const known = [...new Set(ids.filter(id => id !== null))]
  const rows = known.length ? await db.selectFrom('users').select(['id', 'name']).where('id', 'in', known).execute() : []
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return id => id === null ? null : names.get(id) ?? null
}
