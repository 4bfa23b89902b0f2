import type { Session, UpdateOrganization, UpdateProfile } from '#shared/accounts/schema'
import { inTransaction, type Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { updateOrganizationRow, updateUser } from './accounts.repository'

/** Changes the signed-in person's own profile. */
export async function updateProfile(db: Database, actor: Actor, input: UpdateProfile): Promise<Session['user']> {
  const { shortcuts, seenHints, ...changes } = input
  const { name } = actor.session.user
  await inTransaction(db, async (trx) => {
    await updateUser(trx, actor.userId, {
      ...changes, ...(shortcuts === undefined ? {} : { shortcuts: shortcuts ? 1 : 0 }), ...(seenHints && { seenHints: JSON.stringify(seenHints) }), updatedAt: instantNow(),
    })
    // Records show the names of their owners.
    if (changes.name !== undefined && changes.name !== name) {
      await recordEvent(trx, actor, { type: 'user.renamed', subject: { type: 'user', id: actor.userId }, payload: { name: changes.name, changes: changesBetween({ name }, { name: changes.name }) } })
    }
  })
  return { ...actor.session.user, ...input }
}

/** Changes the organization's name, its default currency, who may take data out of it, or whether members need two-step sign-in. */
export async function updateOrganization(db: Database, actor: Actor, { exportRoles, requireTwoStep, ...fields }: UpdateOrganization): Promise<Session['organization']> {
  assertCan(actor, 'organization.manage')
  if (requireTwoStep && !actor.session.user.hasTwoStep) throw invalidField('requireTwoStep', 'own_two_step_first', 'Switch two-step sign-in on for yourself first')
  const changes = { ...fields, ...(exportRoles ? { exportRoles } : {}), ...(requireTwoStep === undefined ? {} : { requireTwoStep }) }
  await inTransaction(db, async (trx) => {
    await updateOrganizationRow(trx, actor.organizationId, {
      ...fields, ...(exportRoles ? { exportRoles: JSON.stringify(exportRoles) } : {}), ...(requireTwoStep === undefined ? {} : { requireTwoStep: requireTwoStep ? 1 : 0 }), updatedAt: instantNow(),
    })
    await recordEvent(trx, actor, {
      type: 'organization.updated', subject: { type: 'organization', id: actor.organizationId },
      payload: { changes: changesBetween(actor.session.organization, changes) },
    })
  })
  return { ...actor.session.organization, ...changes }
}
