import type { TwoStepSetUp, TwoStepState } from '#shared/accounts/two-step'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField } from '#server/errors'
import { openSealed, sealText } from '#server/sealed-text'
import { recordOnAccountEverywhere } from '../accounts/account-events'
import { assertPassword } from '../accounts/passwords-of-members'
import { endSessionsEverywhere } from '../accounts/sessions'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { renewCodes } from './recovery-codes'
import { takeSecondStep } from './second-step'
import { newTotpSecret, stepOf, totpAddress } from './totp'
import { countRecoveryCodes, deleteRecoveryCodes, deleteTwoStepRow, enableTwoStepRow, findTwoStepRow, replaceTwoStepRow } from './two-step.repository'

interface Proof { password: string, code: string }

export async function readTwoStep(db: Database, actor: Actor): Promise<TwoStepState> {
  const row = await findTwoStepRow(db, actor.userId)
  return { enabledAt: row?.enabledAt ?? null, recoveryCodesLeft: await countRecoveryCodes(db, actor.userId) }
}

/** Makes the secret for the person's app; nothing is asked at sign-in before a code has proved that it arrived. Throws already_done. */
export async function beginTwoStep(db: Database, actor: Actor, password: string, key: Buffer): Promise<TwoStepSetUp> {
  await assertPassword(db, actor, password, 'password')
  const secret = newTotpSecret()
  await inTransaction(db, async (trx) => {
    const row = await findTwoStepRow(trx, actor.userId)
    if (row && row.enabledAt !== null) throw alreadyOn()
    await replaceTwoStepRow(trx, { userId: actor.userId, secret: sealText(secret, key, actor.userId), enabledAt: null })
  })
  return { secret, address: totpAddress(secret, actor.session.user.email) }
}

/** Switches two-step sign-in on with a first code, ends the person's other sessions, and answers their recovery codes. Throws already_done. */
export async function enableTwoStep(db: Database, actor: Actor, code: string, key: Buffer): Promise<string[]> {
  return await inTransaction(db, async (trx) => {
    const row = await findTwoStepRow(trx, actor.userId)
    if (row && row.enabledAt !== null) throw alreadyOn()
    const secret = row && openSealed(row.secret, key, actor.userId)
    const lastStep = secret === undefined ? undefined : stepOf(secret, code)
    if (lastStep === undefined) throw wrongCode()
    if (!await enableTwoStepRow(trx, actor.userId, { enabledAt: instantNow(), lastStep })) throw alreadyOn()
    await endOthers(trx, actor, 'user.two_step_enabled')
    return await renewCodes(trx, actor.userId, key)
  })
}

/** Switches it off and ends the person's other sessions. */
export async function disableTwoStep(db: Database, actor: Actor, proof: Proof, key: Buffer): Promise<void> {
  await assertProof(db, actor, proof, key)
  await inTransaction(db, async (trx) => {
    await removeTwoStep(trx, actor.userId)
    await endOthers(trx, actor, 'user.two_step_disabled')
  })
}

/** Answers new recovery codes; those from before are dead. */
export async function renewRecoveryCodes(db: Database, actor: Actor, proof: Proof, key: Buffer): Promise<string[]> {
  await assertProof(db, actor, proof, key)
  return await inTransaction(db, async (trx) => {
    await recordOnAccountEverywhere(trx, actor.userId, { type: 'user.recovery_codes_renewed', by: actor.userId })
    return await renewCodes(trx, actor.userId, key)
  })
}

/** Forgets the secret and the recovery codes of a person. */
export async function removeTwoStep(trx: Database, userId: string): Promise<void> {
  await deleteRecoveryCodes(trx, userId)
  await deleteTwoStepRow(trx, userId)
}

async function assertProof(db: Database, actor: Actor, { password, code }: Proof, key: Buffer): Promise<void> {
  const row = await findTwoStepRow(db, actor.userId)
  if (!row?.enabledAt) throw new DomainError('already_done', { detail: 'Two-step sign-in is off.' })
  await assertPassword(db, actor, password, 'password')
  if (!await takeSecondStep(db, { userId: actor.userId, code, key })) throw wrongCode()
}

async function endOthers(trx: Database, actor: Actor, type: string): Promise<void> {
  await endSessionsEverywhere(trx, actor.userId, actor.sessionId)
  await recordOnAccountEverywhere(trx, actor.userId, { type, by: actor.userId })
}

function wrongCode(): DomainError {
  return invalidField('code', 'wrong_code', 'This is not the code that the app shows now, or it has been used')
}

function alreadyOn(): DomainError {
  return new DomainError('already_done', { detail: 'Two-step sign-in is on already. Switch it off first, to take another app.' })
}
