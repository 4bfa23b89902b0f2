import type { Plan, PlannedOrganization } from '#shared/plans/answers'
import { noLimits, type PlanLimits } from '#shared/plans/schema'
import type { Database } from '#server/db/database'
import { OperatorError } from '#server/errors'
import { assignPlan, createPlan, deletePlan, listPlans, updatePlan } from './plans'

/** Makes a plan of this name, or changes the limits that are given of the one that is there. */
export async function setPlan(db: Database, name: string, limits: Partial<PlanLimits>): Promise<Plan> {
  const known = (await listPlans(db)).plans.find(plan => plan.name === name)
  return known ? await updatePlan(db, known.id, { limits }) : await createPlan(db, { name, limits: { ...noLimits, ...limits } })
}

export async function removePlan(db: Database, name: string): Promise<void> {
  await deletePlan(db, (await planNamed(db, name)).id)
}

/** Gives an organization, by its name or id, the plan of this name; null: none. */
export async function assignPlanByName(db: Database, organization: string, plan: string | null): Promise<PlannedOrganization> {
  const { organizations } = await listPlans(db)
  const found = organizations.filter(({ id, name }) => id === organization || name === organization)
  if (found.length === 0) throw new OperatorError(`There is no organization "${organization}": simplecrm plan list shows them.`)
  if (found.length > 1) throw new OperatorError(`Several organizations are called "${organization}". Name the id of one: ${found.map(({ id }) => id).join(', ')}`)
  return await assignPlan(db, null, found[0]!.id, plan === null ? null : (await planNamed(db, plan)).id)
}

async function planNamed(db: Database, name: string): Promise<Plan> {
  const plan = (await listPlans(db)).plans.find(known => known.name === name)
  if (!plan) throw new OperatorError(`There is no plan "${name}": simplecrm plan list shows them.`)
  return plan
}
