import type { Database } from '#server/db/database'

const leaseMs = 15_000

/** How often a lease is renewed while its call runs. */
export const renewalMs = leaseMs / 3

const expiry = () => new Date(Date.now() + leaseMs).toISOString()

/** Whether `holder` may ask: nobody else does, or whoever did has not been heard of for a while. */
export async function takeLease(db: Database, hash: string, holder: string): Promise<boolean> {
  const taken = await db.insertInto('aiLeases').values({ hash, holder, expiresAt: expiry() })
    .onConflict(conflict => conflict.columns(['organizationId', 'hash']).doUpdateSet({ holder, expiresAt: expiry() })
      .where('aiLeases.expiresAt', '<', new Date().toISOString()))
    .executeTakeFirst()
  return Number(taken.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function renewLease(db: Database, hash: string, holder: string): Promise<void> {
  await db.updateTable('aiLeases').set({ expiresAt: expiry() }).where('hash', '=', hash).where('holder', '=', holder).execute()
}

export async function releaseLease(db: Database, hash: string, holder: string): Promise<void> {
  await db.deleteFrom('aiLeases').where('hash', '=', hash).where('holder', '=', holder).execute()
}
