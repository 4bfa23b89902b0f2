import { inTransaction, type Database } from '#server/db/database'
import { openSealed } from '#server/sealed-text'
import { recordOnAccountEverywhere } from '../accounts/account-events'
import { forgiveTries, takeTry } from '../accounts/sign-in-failures'
import { takeRecoveryCode } from './recovery-codes'
import { stepOf } from './totp'
import { countRecoveryCodes, findTwoStepRow, takeStep } from './two-step.repository'

/** Whose second step is asked for, what they show, and the key that the installation keeps secrets under. */
export interface SecondStep { userId: string, code: string, key: Buffer, address?: string }

/**
 * Takes a code of the person's app or a recovery code, each once; answers whether it was good. Failures are counted apart
 * from those of the password: knowing it clears none of them. Throws too_many_requests.
 */
export async function takeSecondStep(db: Database, { userId, code, key, address }: SecondStep): Promise<boolean> {
  const tried = { account: `code:${userId}`, address }
  await takeTry(db, tried)
  const isRight = /^\d{6}$/.test(code) ? await takeAppCode(db, userId, code, key) : await takeWrittenCode(db, userId, code, key)
  if (isRight) await forgiveTries(db, tried)
  return isRight
}

/** Whether the person has switched two-step sign-in on. */
export async function hasTwoStep(db: Database, userId: string): Promise<boolean> {
  const row = await findTwoStepRow(db, userId)
  return row !== undefined && row.enabledAt !== null
}

async function takeAppCode(db: Database, userId: string, code: string, key: Buffer): Promise<boolean> {
  const row = await findTwoStepRow(db, userId)
  const secret = row && openSealed(row.secret, key, userId)
  const step = secret === undefined ? undefined : stepOf(secret, code)
  return step !== undefined && await takeStep(db, userId, step)
}

async function takeWrittenCode(db: Database, userId: string, code: string, key: Buffer): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const isRight = await takeRecoveryCode(trx, userId, code, key)
    if (isRight) await recordOnAccountEverywhere(trx, userId, { type: 'user.recovery_code_used', by: userId, details: { left: await countRecoveryCodes(trx, userId) } })
    return isRight
  })
}
