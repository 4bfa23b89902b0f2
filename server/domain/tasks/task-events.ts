import type { Task } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { recordEvent, type Changes } from '../events/events'
import { notify } from '../notifications/notifications'

/** Records what happened to a task, in the transaction of the change. */
export async function recordTask(trx: Database, actor: Actor, type: string, task: Pick<Task, 'id' | 'title'>, changes?: Changes): Promise<void> {
  await recordEvent(trx, actor, { type, subject: { type: 'task', id: task.id }, payload: { name: task.title, ...(changes ? { changes } : {}) } })
}

/** Tells the assignee that someone else gave them the task. */
export async function tellAssignee(trx: Database, actor: Actor, { id, title, assigneeId, dueAt, allDay }: Task): Promise<void> {
  if (assigneeId === null || assigneeId === actor.userId) return
  await notify(trx, { userId: assigneeId, type: 'task.assigned', subject: { type: 'task', id }, name: title, actorId: actor.userId, details: { dueAt, allDay } })
}
