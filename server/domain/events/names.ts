import type { Database } from '#server/db/database'

/** The names of members and companies by id, for changes that hold ids. */
export async function namesFor(db: Database, organizationId: string, ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const members = await db.selectFrom('memberships as m').innerJoin('users as u', 'u.id', 'm.userId').select(['u.id', 'u.name'])
    .where('m.organizationId', '=', organizationId).where('u.id', 'in', wanted).execute()
  const companies = await db.selectFrom('companies').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map([...members, ...companies].map(({ id, name }) => [id, name]))
}
