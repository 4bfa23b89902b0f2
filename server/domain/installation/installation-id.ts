import type { Database } from '#server/db/database'
import { newId } from '../ids'

const key = 'id'

/** The id of this installation, made when it is first asked for: it tells whose backup a file is. */
export async function installationId(db: Database): Promise<string> {
  const find = () => db.selectFrom('installation').select('value').where('key', '=', key).executeTakeFirst()
  const known = await find()
  if (known) return known.value
  await db.insertInto('installation').values({ key, value: newId() }).onConflict(conflict => conflict.column('key').doNothing()).execute()
  return (await find())!.value
}
