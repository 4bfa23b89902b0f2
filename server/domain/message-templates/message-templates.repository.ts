import type { Insertable, Updateable } from 'kysely'
import type { MessageTemplate } from '#shared/message-templates/schema'
import type { Database } from '#server/db/database'
import type { MessageTemplatesTable } from '#server/db/message-tables'

const columns = ['id', 'version', 'createdAt', 'updatedAt', 'name', 'language', 'subject', 'body', 'isShared', 'ownerId'] as const

function selectTemplates(db: Database, { trashed }: { trashed: boolean }) {
  return db.selectFrom('messageTemplates').innerJoin('users as u', 'u.id', 'messageTemplates.ownerId')
    .select(columns.map(column => `messageTemplates.${column}` as const)).select('u.name as ownerName')
    .where('messageTemplates.deletedAt', trashed ? 'is not' : 'is', null)
}

type TemplateRow = Awaited<ReturnType<ReturnType<typeof selectTemplates>['executeTakeFirstOrThrow']>>

function toTemplate({ isShared, ...row }: TemplateRow): MessageTemplate {
  return { ...row, isShared: isShared === 1 }
}

/** The templates that are somebody's own or shared, by name. */
export async function listTemplateRows(db: Database, userId: string): Promise<MessageTemplate[]> {
  const rows = await selectTemplates(db, { trashed: false })
    .where(eb => eb.or([eb('messageTemplates.ownerId', '=', userId), eb('messageTemplates.isShared', '=', 1)]))
    .orderBy('messageTemplates.sortName').orderBy('messageTemplates.id').execute()
  return rows.map(toTemplate)
}

export async function findTemplate(db: Database, id: string, { trashed = false } = {}): Promise<MessageTemplate | undefined> {
  const row = await selectTemplates(db, { trashed }).where('messageTemplates.id', '=', id).executeTakeFirst()
  return row && toTemplate(row)
}

export async function insertTemplates(db: Database, rows: Insertable<MessageTemplatesTable>[]): Promise<void> {
  await db.insertInto('messageTemplates').values(rows).execute()
}

/** Writes if the version is still the expected one; answers whether it was. */
export async function updateTemplateRow(db: Database, id: string, version: number, changes: Updateable<MessageTemplatesTable>): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('messageTemplates').set({ ...changes, version: version + 1 }).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return numUpdatedRows > 0n
}
