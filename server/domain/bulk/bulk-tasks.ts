import type { SkipReason } from '#shared/bulk/schema'
import type { RecordKind } from '#shared/records/kinds'
import type { CreateTask } from '#shared/tasks/schema'
import type { Database } from '#server/db/database'
import { DomainError } from '#server/errors'
import type { Actor } from '../actor'
import { createTask, deleteTask, getTask } from '../tasks/tasks'

/** Makes the same task for each of the records; answers its id for each. */
export async function createTasks(db: Database, actor: Actor, kind: RecordKind, task: CreateTask, recordIds: string[]): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const recordId of recordIds) made.set(recordId, (await createTask(db, actor, { ...task, [`${kind}Id`]: recordId })).id)
  return made
}

/** Takes a task away again, if nobody has worked on it since; else answers why it stays. */
export async function takeTaskBack(db: Database, actor: Actor, taskId: string): Promise<SkipReason | undefined> {
  try {
    if ((await getTask(db, actor, taskId)).version > 1) return 'changed_since'
    await deleteTask(db, actor, taskId)
    return undefined
  }
  catch (error) {
    if (error instanceof DomainError) return error.code === 'forbidden' ? 'forbidden' : 'not_found'
    throw error
  }
}
