import { randomInt } from 'node:crypto'
import type { Register } from '#shared/accounts/schema'
import { inTransaction, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { DomainError } from '#server/errors'
import { countUsers, findSetting, insertSettingOnce } from './accounts.repository'
import { sendVerification } from './email-verification'
import { noMail, type MailDelivery } from './mails'
import { createAccount } from './new-account'
import { foundOrganization } from './organizations'
import { hashPassword } from './passwords'
import { registrationState, type RegistrationRules } from './registration-state'
import { startSession, type Origin } from './sessions'
import { takeTry } from './sign-in-failures'

/** The code that the first registration must show when the server listens beyond this machine; the log shows it. */
export async function setUpCode(db: Database): Promise<string> {
  await insertSettingOnce(db, 'setUpCode', String(randomInt(10 ** 7, 10 ** 8)))
  return (await findSetting(db, 'setUpCode'))!
}

/** Makes an account with its organization and default pipeline, and answers the new session's token. The first account is the operator's. */
export async function register(db: Database, rules: RegistrationRules, input: Register, origin: Origin, delivery: MailDelivery = noMail): Promise<string> {
  if ((await registrationState(db, rules)).setUpCodeRequired) await takeTry(db, { address: origin.address })
  const passwordHash = await hashPassword(input.password)
  return await inTransaction(db, async (trx) => {
    // Of two first registrations at once, only one makes the operator.
    await engineOf(trx).lockOrganization(trx, 'installation')
    const { open, setUpCodeRequired } = await registrationState(trx, rules)
    if (!open) throw new DomainError('registration_closed', { detail: 'Ask an admin of the organization for an invitation.' })
    if (setUpCodeRequired && input.setUpCode !== await setUpCode(trx)) {
      throw new DomainError('set_up_code_required', { detail: 'The server shows the set-up code in its log when it starts. Type it here.' })
    }
    const userId = await createAccount(trx, input, passwordHash, { isOperator: await countUsers(trx) === 0 })
    await sendVerification(trx, userId, input.email, delivery)
    const organizationId = await foundOrganization(trx, userId, input.organization)
    return await startSession(trx, userId, organizationId, origin)
  })
}
