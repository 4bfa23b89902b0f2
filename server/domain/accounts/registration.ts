import { randomInt } from 'node:crypto'
import type { Register } from '#shared/accounts/schema'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { DomainError } from '#server/errors'
import { instantNow } from '../clock'
import { recordEvents } from '../events/events'
import { newId } from '../ids'
import { createDefaultPipeline } from '../pipelines/pipelines'
import { countUsers, findSetting, findUserByEmail, insertMembership, insertOrganization, insertSettingOnce, insertUser } from './accounts.repository'
import { hashPassword } from './passwords'
import { startSession, type Origin } from './sessions'
import { takeTry } from './sign-in-failures'

/** Who may register, and where the server listens. */
export interface RegistrationRules { registration: 'open' | 'invite' | undefined, host: string }

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Whether only programs of this machine can reach a server that listens there. */
export function isOwnMachine(host: string): boolean {
  return loopback.has(host)
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return await countUsers(db) > 0
}

/** Whether others may register, and whether the first one has to show the set-up code. */
export async function registrationState(db: Database, rules: RegistrationRules): Promise<{ open: boolean, setUpCodeRequired: boolean }> {
  const isFirst = await countUsers(db) === 0
  const open = rules.registration ? rules.registration === 'open' || isFirst : isFirst
  return { open, setUpCodeRequired: isFirst && !isOwnMachine(rules.host) }
}

/** The code that the first registration must show when the server listens beyond this machine; the log shows it. */
export async function setUpCode(db: Database): Promise<string> {
  await insertSettingOnce(db, 'setUpCode', String(randomInt(10 ** 7, 10 ** 8)))
  return (await findSetting(db, 'setUpCode'))!
}

/** Makes an account with its organization and default pipeline, and answers the new session's token. The first account is the operator's. */
export async function register(db: Database, rules: RegistrationRules, input: Register, origin: Origin): Promise<string> {
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
    if (await findUserByEmail(trx, input.email)) throw new DomainError('duplicate_account', { detail: 'Sign in with this e-mail address, or set a new password.' })
    const userId = newId()
    const organizationId = newId()
    const now = instantNow()
    await insertUser(trx, {
      id: userId, name: input.name, email: input.email, passwordHash, locale: input.locale ?? 'en', timeZone: input.timeZone ?? 'UTC',
      weekStart: input.locale === 'fa' ? 'saturday' : 'monday', shortcuts: 1, isOperator: await countUsers(trx) === 0 ? 1 : 0, createdAt: now, updatedAt: now,
    })
    await insertOrganization(trx, { id: organizationId, name: input.organization, defaultCurrency: 'EUR', createdAt: now, updatedAt: now })
    await insertMembership(trx, { organizationId, userId, role: 'admin', createdAt: now })
    const scoped = scopedTo(trx, organizationId)
    await recordEvents(scoped, { organizationId, userId }, [{ type: 'organization.created', subject: { type: 'organization', id: organizationId }, payload: { name: input.organization } }])
    await createDefaultPipeline(scoped)
    return await startSession(trx, userId, organizationId, origin)
  })
}
