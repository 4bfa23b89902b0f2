import type { Insertable, Updateable } from 'kysely'
import type { Plan, PlannedOrganization } from '#shared/plans/answers'
import { noLimits, type PlanLimits } from '#shared/plans/schema'
import type { Database } from '#server/db/database'
import { prepared } from '#server/db/prepared'
import type { PlansTable } from '#server/db/usage-tables'

/** What is kept of a plan's limits, those it does not name being open. */
export function parseLimits(limits: string | null): PlanLimits {
  return { ...noLimits, ...JSON.parse(limits ?? '{}') as Partial<PlanLimits> }
}

function toPlan({ limits, ...row }: { id: string, name: string, limits: string, createdAt: string, updatedAt: string }): Plan {
  return { ...row, limits: parseLimits(limits) }
}

export async function listPlanRows(db: Database): Promise<Plan[]> {
  return (await db.selectFrom('plans').selectAll().orderBy('name').execute()).map(toPlan)
}

export async function findPlanRow(db: Database, by: { id: string } | { name: string }): Promise<Plan | undefined> {
  const plans = db.selectFrom('plans').selectAll()
  const row = await ('id' in by ? plans.where('id', '=', by.id) : plans.where('name', '=', by.name)).executeTakeFirst()
  return row && toPlan(row)
}

export async function insertPlan(db: Database, row: Insertable<PlansTable>): Promise<void> {
  await db.insertInto('plans').values(row).execute()
}

export async function updatePlanRow(db: Database, id: string, changes: Updateable<PlansTable>): Promise<void> {
  await db.updateTable('plans').set(changes).where('id', '=', id).execute()
}

export async function deletePlanRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('plans').where('id', '=', id).execute()
}

export async function listPlannedOrganizations(db: Database): Promise<PlannedOrganization[]> {
  return await db.selectFrom('organizations').select(['id', 'name', 'planId']).orderBy('name').orderBy('id').execute()
}

/** Answers whether there is such an organization. */
export async function setPlanOf(db: Database, organizationId: string, planId: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('organizations').set({ planId }).where('id', '=', organizationId).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Read with every new record: a statement of a few microseconds. */
const plansByOrganization = prepared(['id'], (db, { id }: { id: string }) => db.selectFrom('organizations as o')
  .innerJoin('plans as p', 'p.id', 'o.planId').select(['p.name', 'p.limits']).where('o.id', '=', id))

export async function findPlanOf(db: Database, organizationId: string): Promise<{ name: string, limits: PlanLimits } | undefined> {
  const [row] = await plansByOrganization(db, { id: organizationId })
  return row && { name: row.name, limits: parseLimits(row.limits) }
}
