import type { Session, UpdateOrganization, UpdateProfile } from '#shared/accounts/schema'
import { inTransaction, type Database } from '#server/db/database'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { updateOrganizationRow, updateUser } from './accounts.repository'

/** Changes the signed-in person's own profile. */
export async function updateProfile(db: Database, actor: Actor, { shortcuts, ...changes }: UpdateProfile): Promise<Session['user']> {
  await updateUser(db, actor.userId, { ...changes, ...(shortcuts === undefined ? {} : { shortcuts: shortcuts ? 1 : 0 }), updatedAt: instantNow() })
  return { ...actor.session.user, ...changes, ...(shortcuts === undefined ? {} : { shortcuts }) }
}

/** Changes the organization's name or default currency. */
export async function updateOrganization(db: Database, actor: Actor, changes: UpdateOrganization): Promise<Session['organization']> {
  assertCan(actor, 'organization.manage')
  await inTransaction(db, async (trx) => {
    await updateOrganizationRow(trx, actor.organizationId, { ...changes, updatedAt: instantNow() })
    await recordEvent(trx, actor, {
      type: 'organization.updated', subject: { type: 'organization', id: actor.organizationId },
      payload: { changes: changesBetween(actor.session.organization, changes) },
    })
  })
  return { ...actor.session.organization, ...changes }
}
