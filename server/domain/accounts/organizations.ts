import type { OwnOrganization } from '#shared/accounts/schema'
import type { Role } from '#shared/members/permissions'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { recordEvents } from '../events/events'
import { newId } from '../ids'
import { createUsualLostReasons } from '../lost-reasons/lost-reasons'
import { createDefaultPipeline } from '../pipelines/pipelines'
import { registrationState, type RegistrationRules } from './registration-state'
import { findOrganizationName, getUser, insertMembership, insertOrganization, listOrganizationRows, moveSession, touchMembership } from './accounts.repository'

/** Makes an organization with its default pipeline and the usual reasons for losing a deal, and the person its admin. Answers its id. */
export async function foundOrganization(trx: Database, userId: string, name: string): Promise<string> {
  const organizationId = newId()
  const now = instantNow()
  await insertOrganization(trx, { id: organizationId, name, defaultCurrency: 'EUR', createdAt: now, updatedAt: now })
  await joinOrganization(trx, { organizationId, userId, role: 'admin' })
  // The handle may be bound to the organization that the founder is in now.
  const scoped = scopedTo(trx, organizationId)
  await recordEvents(scoped, { organizationId, userId }, [{ type: 'organization.created', subject: { type: 'organization', id: organizationId }, payload: { name } }])
  const { locale } = await getUser(trx, userId)
  await createDefaultPipeline(scoped, locale)
  await createUsualLostReasons(scoped, locale)
  return organizationId
}

/** Makes a person a member. */
export async function joinOrganization(trx: Database, membership: { organizationId: string, userId: string, role: Role }): Promise<void> {
  await insertMembership(trx, { ...membership, createdAt: instantNow() })
}

export async function nameOfOrganization(db: Database, organizationId: string): Promise<string> {
  return await findOrganizationName(db, organizationId) ?? ''
}

/** The organizations that the signed-in person works in, by name, and whether they may found another one. */
export async function listOwnOrganizations(db: Database, actor: Actor, rules: RegistrationRules): Promise<{ organizations: OwnOrganization[], mayCreate: boolean }> {
  return { organizations: await listOrganizationRows(db, actor.userId), mayCreate: await mayFound(db, actor, rules) }
}

/** Founds a further organization, of which the actor is the admin. Throws registration_closed where newcomers need an invitation, but for the operator. */
export async function createOwnOrganization(db: Database, actor: Actor, rules: RegistrationRules, name: string): Promise<OwnOrganization> {
  if (!await mayFound(db, actor, rules)) throw new DomainError('registration_closed', { detail: 'New organizations on this installation are made by its operator.' })
  return await inTransaction(db, async trx => ({ id: await foundOrganization(trx, actor.userId, name), name, role: 'admin' }))
}

/** Moves the actor's session to another organization of theirs. */
export async function switchOrganization(db: Database, actor: Actor, organizationId: string): Promise<void> {
  const isTheirs = (await listOrganizationRows(db, actor.userId)).some(({ id }) => id === organizationId)
  if (!isTheirs || actor.sessionId === null) throw notFound()
  await moveSession(db, actor.sessionId, organizationId)
  await touchMembership(db, organizationId, actor.userId, instantNow())
}

async function mayFound(db: Database, actor: Actor, rules: RegistrationRules): Promise<boolean> {
  return actor.session.user.isOperator || (await registrationState(db, rules)).open
}
