import type { Role } from '#shared/members/permissions'
import { scopedTo, type Database } from '#server/db/database'
import { instantNow } from '../clock'
import { recordEvents } from '../events/events'
import { newId } from '../ids'
import { createDefaultPipeline } from '../pipelines/pipelines'
import { findOrganizationName, insertMembership, insertOrganization } from './accounts.repository'

/** Makes an organization with its default pipeline, and the person its admin. Answers its id. */
export async function foundOrganization(trx: Database, userId: string, name: string): Promise<string> {
  const organizationId = newId()
  const now = instantNow()
  await insertOrganization(trx, { id: organizationId, name, defaultCurrency: 'EUR', createdAt: now, updatedAt: now })
  await joinOrganization(trx, { organizationId, userId, role: 'admin' })
  const scoped = scopedTo(trx, organizationId)
  await recordEvents(scoped, { organizationId, userId }, [{ type: 'organization.created', subject: { type: 'organization', id: organizationId }, payload: { name } }])
  await createDefaultPipeline(scoped)
  return organizationId
}

/** Makes a person a member. */
export async function joinOrganization(trx: Database, membership: { organizationId: string, userId: string, role: Role }): Promise<void> {
  await insertMembership(trx, { ...membership, createdAt: instantNow() })
}

export async function nameOfOrganization(db: Database, organizationId: string): Promise<string> {
  return await findOrganizationName(db, organizationId) ?? ''
}
