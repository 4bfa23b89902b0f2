import type { Plan, PlannedOrganization } from '#shared/plans/answers'
import type { CreatePlan, UpdatePlan } from '#shared/plans/schema'
import { inTransaction, scopedTo, type Database } from '#server/db/database'
import { DomainError, notFound } from '#server/errors'
import { instantNow } from '../clock'
import { recordEvent } from '../events/events'
import { newId } from '../ids'
import { deletePlanRow, findPlanRow, insertPlan, listPlannedOrganizations, listPlanRows, setPlanOf, updatePlanRow } from './plans.repository'

/** The plans of the installation, by name, and which organization has which; for its operator alone. */
export async function listPlans(db: Database): Promise<{ plans: Plan[], organizations: PlannedOrganization[] }> {
  return { plans: await listPlanRows(db), organizations: await listPlannedOrganizations(db) }
}

/** Makes a plan. Throws duplicate_plan. */
export async function createPlan(db: Database, { name, limits }: CreatePlan): Promise<Plan> {
  return await inTransaction(db, async (trx) => {
    await assertNewName(trx, name)
    const now = instantNow()
    const id = newId()
    await insertPlan(trx, { id, name, limits: JSON.stringify(limits), createdAt: now, updatedAt: now })
    return await getPlan(trx, id)
  })
}

/** Changes a plan for every organization that has it, at once; limits that are not named stay. */
export async function updatePlan(db: Database, id: string, { name, limits }: UpdatePlan): Promise<Plan> {
  return await inTransaction(db, async (trx) => {
    const before = await getPlan(trx, id)
    if (name !== undefined && name !== before.name) await assertNewName(trx, name)
    await updatePlanRow(trx, id, { name, limits: JSON.stringify({ ...before.limits, ...limits }), updatedAt: instantNow() })
    return await getPlan(trx, id)
  })
}

/** Removes a plan that no organization has. */
export async function deletePlan(db: Database, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await getPlan(trx, id)
    const using = (await listPlannedOrganizations(trx)).filter(({ planId }) => planId === id)
    if (using.length > 0) throw new DomainError('plan_in_use', { detail: `These organizations have this plan: ${using.slice(0, 5).map(({ name }) => name).join(', ')}. Give them another one first.` })
    await deletePlanRow(trx, id)
  })
}

/** Gives an organization a plan, or none: then nothing limits it. Its admins find that in their audit log. */
export async function assignPlan(db: Database, userId: string | null, organizationId: string, planId: string | null): Promise<PlannedOrganization> {
  return await inTransaction(db, async (trx) => {
    const name = planId === null ? null : (await getPlan(trx, planId)).name
    const organization = (await listPlannedOrganizations(trx)).find(({ id }) => id === organizationId)
    if (!organization) throw notFound()
    const before = organization.planId === null ? null : (await getPlan(trx, organization.planId)).name
    await setPlanOf(trx, organizationId, planId)
    if (before !== name) await recordEvent(scopedTo(trx, organizationId), { organizationId, userId }, { type: 'organization.plan_changed', subject: { type: 'organization', id: organizationId }, payload: { name: organization.name, changes: { plan: { before, after: name } } } })
    return { ...organization, planId }
  })
}

async function getPlan(db: Database, id: string): Promise<Plan> {
  const plan = await findPlanRow(db, { id })
  if (!plan) throw notFound()
  return plan
}

async function assertNewName(db: Database, name: string): Promise<void> {
  if (await findPlanRow(db, { name })) throw new DomainError('duplicate_plan', { detail: `There is a plan ${name} already. Choose another name, or change that one.` })
}
