import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { visibleTasks } from './tasks.policy'

type Records = Partial<Record<'contactId' | 'companyId' | 'dealId', string[]>>

/** The tasks of some records that the actor sees, those in the trash too: what happened to them is history. */
export async function listTaskIdsOf(db: Database, actor: Actor, records: Records, limit: number): Promise<string[]> {
  const found = new Set<string>()
  // A look-up for each kind of record, because one with alternatives would walk all tasks.
  for (const [column, ids] of Object.entries(records) as [keyof Records, string[]][]) {
    if (ids.length === 0) continue
    const rows = await db.selectFrom('tasks').select('tasks.id').where(`tasks.${column}`, 'in', ids).where(visibleTasks(actor)).limit(limit).execute()
    for (const { id } of rows) found.add(id)
  }
  return [...found]
}

/** Which of these contacts have tasks. */
export async function findContactsWithTasks(db: Database, contactIds: string[]): Promise<string[]> {
  if (contactIds.length === 0) return []
  const rows = await db.selectFrom('tasks').select('contactId').distinct().where('contactId', 'in', contactIds).where('deletedAt', 'is', null).execute()
  return rows.flatMap(({ contactId }) => contactId ?? [])
}
