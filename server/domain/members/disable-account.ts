import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { engineOf } from '#server/db/dialect/dialect'
import { OperatorError } from '#server/errors'
import { getAccountByEmail, listAccounts } from '../accounts/operator'
import { endSessionsIn } from '../accounts/sessions'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { enqueueHandOver } from './hand-over'
import { adminsOf } from './members'
import { updateMembershipRow } from './members.repository'

/**
 * Ends an account's sessions and deactivates it in every organization, whose admins can let it in again. Its records
 * pass to the longest-standing admin who is left; where there would be none, nothing is changed.
 */
export async function disableAccount(db: Database, email: string): Promise<void> {
  const user = await getAccountByEmail(db, email)
  await inTransaction(db, async (trx) => {
    const active = (await listAccounts(trx)).filter(row => row.id === user.id && row.organizationId && !row.isDisabled)
    if (active.length === 0) throw new OperatorError(`${email} is disabled already.`)
    for (const { organizationId, organization } of active) await deactivate(trx, organizationId!, organization!, user)
  })
}

async function deactivate(trx: Database, organizationId: string, organization: string, user: { id: string, name: string }): Promise<void> {
  const scoped = scopedTo(trx, organizationId)
  await engineOf(trx).lockOrganization(trx, organizationId)
  const admins = (await adminsOf(scoped, { organizationId })).filter(id => id !== user.id)
  const heir = admins[0]
  if (!heir) throw new OperatorError(`This is the last admin of "${organization}". Make another one first: simplecrm user create --organization "${organization}" --role admin.`)
  await endSessionsIn(trx, organizationId, user.id)
  await updateMembershipRow(trx, organizationId, user.id, { deactivatedAt: instantNow() })
  await recordEvent(scoped, { organizationId, userId: null }, { type: 'member.deactivated', subject: { type: 'user', id: user.id }, payload: { name: user.name }, tell: admins })
  await enqueueHandOver(scoped, { organizationId }, { from: user.id, fromName: user.name, to: heir, by: heir })
}
