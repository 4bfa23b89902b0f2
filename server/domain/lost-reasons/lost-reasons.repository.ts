import type { Database } from '#server/db/database'
import { newId } from '../ids'

export async function listLostReasonNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('lostReasons').select('name').orderBy('position').execute()
  return rows.map(({ name }) => name)
}

export async function replaceLostReasons(db: Database, names: string[]): Promise<void> {
  await db.deleteFrom('lostReasons').execute()
  if (names.length) await db.insertInto('lostReasons').values(names.map((name, position) => ({ id: newId(), name, position }))).execute()
}
