import type { Insertable, Selectable, Updateable } from 'kysely'
import { priorities, type Task } from '#shared/tasks/schema'
import { inBlocks } from '#server/db/blocks'
import type { Database } from '#server/db/database'
import type { TasksTable } from '#server/db/task-tables'
import { visibleCompanies } from '../companies/companies.policy'
import { neighbourColumns, withContactName, type Neighbours } from '../shares/neighbours'
import { seenBy, type Viewer } from '../shares/visibility'

const columns = [
  'tasks.id', 'tasks.version', 'tasks.createdAt', 'tasks.updatedAt', 'tasks.deletedAt', 'tasks.createdById', 'tasks.assigneeId', 'tasks.title',
  'tasks.body', 'tasks.searchText', 'tasks.dueAt', 'tasks.allDay', 'tasks.priority', 'tasks.recurrence', 'tasks.recurrenceStart', 'tasks.timeZone',
  'tasks.reminderMinutes', 'tasks.completedAt',
] as const

export type TaskRow = Pick<Selectable<TasksTable>, (typeof columns)[number] extends `tasks.${infer Column}` ? Column & keyof TasksTable : never> & Neighbours & { assigneeName: string | null }

/** Every task with what its row shows to the viewer; the caller adds conditions, order and limit. */
export function selectTasks(db: Database, viewer: Viewer) {
  return db.selectFrom('tasks')
    .leftJoin('users as u', 'u.id', 'tasks.assigneeId')
    .leftJoin('contacts as c', join => join.onRef('c.id', '=', 'tasks.contactId').on('c.deletedAt', 'is', null).on(seenBy(viewer, 'contact', 'c')))
    .leftJoin('companies', join => join.onRef('companies.id', '=', 'tasks.companyId').on('companies.deletedAt', 'is', null).on(visibleCompanies(viewer)))
    .leftJoin('deals as d', join => join.onRef('d.id', '=', 'tasks.dealId').on('d.deletedAt', 'is', null).on(seenBy(viewer, 'deal', 'd')))
    .select(columns)
    .select(['u.name as assigneeName', ...neighbourColumns])
}

/** A row as the API answers it; a record that is not the viewer's to see, or in the trash, is left out. */
export function toTask({ searchText: _, recurrenceStart: __, ...row }: TaskRow): Task {
  return { ...withContactName(row), allDay: row.allDay === 1, priority: priorities[row.priority]! }
}

export async function insertTasks(db: Database, rows: Insertable<TasksTable>[]): Promise<void> {
  await inBlocks(rows, async block => await db.insertInto('tasks').values(block).execute())
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateTaskRow(db: Database, id: string, version: number, changes: Updateable<TasksTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('tasks').set({ ...changes, version: version + 1 })
    .where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteTaskRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('tasks').where('id', '=', id).execute()
}

const stored = ['id', 'assigneeId', 'dueAt', 'allDay', 'recurrence', 'recurrenceStart', 'timeZone', 'reminderMinutes', 'remindAt', 'completedAt', 'contactId', 'companyId', 'dealId', 'beforeCompletion'] as const

export type StoredTask = Pick<Selectable<TasksTable>, (typeof stored)[number]>

/** What is stored of a task beyond what its viewer is shown. */
export async function getStoredTask(db: Database, id: string): Promise<StoredTask> {
  return await db.selectFrom('tasks').select(stored).where('id', '=', id).executeTakeFirstOrThrow()
}

export async function findTimeZone(db: Database, userId: string): Promise<string | undefined> {
  return (await db.selectFrom('users').select('timeZone').where('id', '=', userId).executeTakeFirst())?.timeZone
}
