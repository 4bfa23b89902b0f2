import { openDatabase } from '#server/db/database'
import { migrateToLatest } from '#server/db/migrate'
import { findActor } from '#server/domain/accounts/sessions'
import { register } from '#server/domain/accounts/registration'
import type { BenchAccount } from './loading'

/** Makes the tables and the account that the corpus will belong to. */
export async function createBenchAccount(url: string): Promise<BenchAccount> {
  const db = openDatabase(url)
  try {
    await migrateToLatest(db)
    const email = 'ana@example.com'
    const password = 'a long way to the sea'
    const token = await register(db, { registration: 'open', host: '127.0.0.1' },
      { organization: 'Studio North', name: 'Ana Lindqvist', email, password, timeZone: 'Europe/Berlin' }, { address: '127.0.0.1', userAgent: null })
    const actor = (await findActor(db, token))!
    return { userId: actor.userId, organizationId: actor.organizationId, email, password }
  }
  finally {
    await db.destroy()
  }
}
