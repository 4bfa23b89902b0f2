import type { Database } from '#server/db/database'

/** Alive and able to write: a row of the installation is written, not only read. Throws what the database throws. */
export async function checkHealth(db: Database): Promise<{ status: 'ok' }> {
  const value = new Date().toISOString()
  await db.insertInto('installation').values({ key: 'healthCheckedAt', value })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value })).execute()
  return { status: 'ok' }
}
