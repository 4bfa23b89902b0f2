import type { Insertable } from 'kysely'
import type { TwoStepsTable } from '#server/db/account-tables'
import type { Database } from '#server/db/database'

export async function findTwoStepRow(db: Database, userId: string) {
  return await db.selectFrom('twoSteps').selectAll().where('userId', '=', userId).executeTakeFirst()
}

/** Puts a secret in the place of one that was never proved. */
export async function replaceTwoStepRow(trx: Database, row: Insertable<TwoStepsTable>): Promise<void> {
  await deleteTwoStepRow(trx, row.userId)
  await trx.insertInto('twoSteps').values(row).execute()
}

export async function deleteTwoStepRow(trx: Database, userId: string): Promise<void> {
  await trx.deleteFrom('twoSteps').where('userId', '=', userId).execute()
}

/** Answers whether it was off until now. */
export async function enableTwoStepRow(trx: Database, userId: string, { enabledAt, lastStep }: { enabledAt: string, lastStep: number }): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('twoSteps').set({ enabledAt, lastStep }).where('userId', '=', userId).where('enabledAt', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Moves on to the step of a code: of two who show the same code at once, one is told no. */
export async function takeStep(trx: Database, userId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('twoSteps').set({ lastStep: step }).where('userId', '=', userId).where('lastStep', '<', step).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRecoveryCodes(db: Database, userId: string): Promise<number> {
  const { count } = await db.selectFrom('recoveryCodes').select(eb => eb.fn.countAll<number>().as('count')).where('userId', '=', userId).executeTakeFirstOrThrow()
  return Number(count)
}

export async function replaceRecoveryCodes(trx: Database, userId: string, codeHashes: string[]): Promise<void> {
  await deleteRecoveryCodes(trx, userId)
  await trx.insertInto('recoveryCodes').values(codeHashes.map(codeHash => ({ userId, codeHash }))).execute()
}

export async function deleteRecoveryCodes(trx: Database, userId: string): Promise<void> {
  await trx.deleteFrom('recoveryCodes').where('userId', '=', userId).execute()
}

/** Answers whether it was there. */
export async function deleteRecoveryCode(trx: Database, userId: string, codeHash: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('recoveryCodes').where('userId', '=', userId).where('codeHash', '=', codeHash).executeTakeFirst()
  return numDeletedRows > 0n
}
