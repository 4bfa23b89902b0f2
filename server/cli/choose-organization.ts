import type { Database } from '#server/db/database'
import { OperatorError } from '#server/errors'

/** The organization that a command is for: by its name or id, or the only one there is. Throws OperatorError with their names. */
export async function chooseOrganization(db: Database, wanted: string | undefined): Promise<{ id: string, name: string }> {
  const all = await db.selectFrom('organizations').select(['id', 'name']).orderBy('name').execute()
  const found = wanted === undefined ? all : all.filter(({ id, name }) => id === wanted || name === wanted)
  if (found.length === 1) return found[0]!
  const names = all.map(({ id, name }) => `"${name}" (${id})`).join(', ')
  if (all.length === 0) throw new OperatorError('There is no organization here yet.')
  throw new OperatorError(`Say which organization with --organization, by its ${found.length ? 'id' : 'name or id'}: ${names}.`)
}
