import { createHmac, randomInt } from 'node:crypto'
import { plainCode } from '#shared/accounts/two-step'
import type { Database } from '#server/db/database'
import { deleteRecoveryCode, replaceRecoveryCodes } from './two-step.repository'

const count = 10
/** Without letters and digits that are taken for one another: five bits each, sixty a code. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz123456789'

/** Gives a person new codes in the place of the old ones. Only their hashes are kept. */
export async function renewCodes(trx: Database, userId: string, key: Buffer): Promise<string[]> {
  const codes = Array.from({ length: count }, newCode)
  await replaceRecoveryCodes(trx, userId, codes.map(code => hashCode(code, userId, key)))
  return codes
}

/** Uses a code up, once; answers whether it was good. */
export async function takeRecoveryCode(trx: Database, userId: string, code: string, key: Buffer): Promise<boolean> {
  return await deleteRecoveryCode(trx, userId, hashCode(code, userId, key))
}

function newCode(): string {
  const part = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [part(), part(), part()].join('-')
}

/** With the installation's key, so that who reads the database alone cannot try codes against it. */
function hashCode(code: string, userId: string, key: Buffer): string {
  return createHmac('sha256', key).update(`${userId} ${plainCode(code)}`).digest('base64url')
}
