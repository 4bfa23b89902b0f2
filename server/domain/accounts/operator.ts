import type { NewAccount } from '#shared/accounts/schema'
import type { Role } from '#shared/members/permissions'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { OperatorError } from '#server/errors'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { hasTwoStep } from '../two-step/second-step'
import { removeTwoStep } from '../two-step/two-step'
import { recordOnAccountEverywhere } from './account-events'
import { countUsers, deleteSessionsOf, findUserByEmail, updateUser } from './accounts.repository'
import { createAccount } from './new-account'
import { findOrganizations, listAccountRows } from './operator.repository'
import { foundOrganization, joinOrganization } from './organizations'
import { hashPassword } from './passwords'

// What the operator does from the command line, whose rights are those of the database itself.

export interface AccountToMake { account: NewAccount, organization: string, role: Role }

/** Makes an account and lets it join the organization of this name or id, which is founded if it is new. The first account is the operator's. */
export async function createAccountAsOperator(db: Database, { account, organization, role }: AccountToMake): Promise<{ isNew: boolean }> {
  const passwordHash = await hashPassword(account.password)
  return await inTransaction(db, async (trx) => {
    await engineOf(trx).lockOrganization(trx, 'installation')
    const [found, another] = await findOrganizations(trx, organization)
    if (another) throw new OperatorError(`Several organizations are called "${organization}". Name the one by its id, which "simplecrm user list" shows.`)
    if (!found && role !== 'admin') throw new OperatorError(`There is no organization "${organization}" yet: who founds it is its admin. Leave --role out, or mend the name.`)
    const userId = await createAccount(trx, account, passwordHash, { isOperator: await countUsers(trx) === 0 })
    if (!found) await foundOrganization(trx, userId, organization)
    else {
      await joinOrganization(trx, { organizationId: found.id, userId, role })
      const author = { organizationId: found.id, userId: null }
      await recordEvent(scopedTo(trx, found.id), author, { type: 'member.joined', subject: { type: 'user', id: userId }, payload: { name: account.name, role } })
    }
    return { isNew: !found }
  })
}

/** Every account of the installation with its memberships, by e-mail address. */
export async function listAccounts(db: Database) {
  return (await listAccountRows(db)).map(({ isOperator, deactivatedAt, ...row }) => ({ ...row, isOperator: isOperator === 1, isDisabled: deactivatedAt !== null }))
}

/** Sets a new password and ends every session of the account. */
export async function setPasswordAsOperator(db: Database, email: string, password: string): Promise<void> {
  const { id } = await getAccountByEmail(db, email)
  const passwordHash = await hashPassword(password)
  await inTransaction(db, async (trx) => {
    await updateUser(trx, id, { passwordHash, updatedAt: instantNow() })
    await deleteSessionsOf(trx, id, null)
    await recordOnAccountEverywhere(trx, id, { type: 'user.password_changed', by: null, details: { way: 'operator' } })
  })
}

/** Switches two-step sign-in off for someone who has lost their app and their recovery codes, and ends their sessions. */
export async function resetTwoStepAsOperator(db: Database, email: string): Promise<void> {
  const { id } = await getAccountByEmail(db, email)
  if (!await hasTwoStep(db, id)) throw new OperatorError(`${email} does not use two-step sign-in. Nothing was changed.`)
  await inTransaction(db, async (trx) => {
    await removeTwoStep(trx, id)
    await deleteSessionsOf(trx, id, null)
    await recordOnAccountEverywhere(trx, id, { type: 'user.two_step_disabled', by: null, details: { way: 'operator' } })
  })
}

/** Throws OperatorError if there is none. */
export async function getAccountByEmail(db: Database, email: string) {
  const user = await findUserByEmail(db, email.trim().toLowerCase())
  if (!user) throw new OperatorError(`No account has the e-mail address ${email}. "simplecrm user list" shows them all.`)
  return user
}
