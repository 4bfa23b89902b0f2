import type { ExpressionBuilder } from 'kysely'
import { seesEverything } from '#shared/members/permissions'
import type { Schema } from '#server/db/schema'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { visibleCompanies } from '../companies/companies.policy'
import { ownOrShared, type Viewer } from '../shares/visibility'

/** The condition under which the actor sees a task: reps see those assigned to or made by them, and those of a contact, company or deal they see. */
export function visibleTasks(actor: Viewer) {
  return (eb: ExpressionBuilder<Schema, 'tasks'>) => {
    if (seesEverything(actor.role)) return eb.lit(true)
    return eb.or([
      eb('tasks.assigneeId', '=', actor.userId),
      eb('tasks.createdById', '=', actor.userId),
      eb.exists(eb.selectFrom('contacts as own').select('own.id').whereRef('own.id', '=', 'tasks.contactId').where(ownOrShared(actor, 'contact', 'own')).where('own.deletedAt', 'is', null)),
      eb.exists(eb.selectFrom('deals as own').select('own.id').whereRef('own.id', '=', 'tasks.dealId').where(ownOrShared(actor, 'deal', 'own')).where('own.deletedAt', 'is', null)),
      eb.exists(eb.selectFrom('companies').select('companies.id').whereRef('companies.id', '=', 'tasks.companyId').where(visibleCompanies(actor)).where('companies.deletedAt', 'is', null)),
    ])
  }
}

/** Refuses a rep to delete a task that is neither for them nor of their making. */
export function assertMayDelete(actor: Actor, task: { assigneeId: string | null, createdById: string | null }): void {
  if (seesEverything(actor.role) || task.assigneeId === actor.userId || task.createdById === actor.userId) return
  throw new DomainError('forbidden', { detail: 'Another member made this task and another one has to do it. Ask one of them or a manager.' })
}
