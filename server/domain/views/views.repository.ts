import type { Insertable, Updateable } from 'kysely'
import type { RecordKind } from '#shared/records/kinds'
import type { View, ViewQuery } from '#shared/views/schema'
import type { Database } from '#server/db/database'
import type { ViewsTable } from '#server/db/list-tables'

function selectViews(db: Database) {
  return db.selectFrom('views').innerJoin('users as u', 'u.id', 'views.ownerId')
    .select(['views.id', 'views.version', 'views.kind', 'views.name', 'views.query', 'views.columns', 'views.isShared', 'views.ownerId', 'views.deletedAt', 'u.name as ownerName'])
}

type ViewRow = Awaited<ReturnType<ReturnType<typeof selectViews>['executeTakeFirstOrThrow']>>

function toView({ query, columns, isShared, deletedAt: _, ...row }: ViewRow): View {
  return { ...row, query: JSON.parse(query) as ViewQuery, columns: columns === null ? null : JSON.parse(columns) as string[], isShared: isShared === 1 }
}

/** The views of a list that are somebody's own or shared, in their order. */
export async function listViewRows(db: Database, kind: RecordKind, userId: string): Promise<View[]> {
  const rows = await selectViews(db).where('views.kind', '=', kind).where('views.deletedAt', 'is', null)
    .where(eb => eb.or([eb('views.ownerId', '=', userId), eb('views.isShared', '=', 1)]))
    .orderBy('views.position').orderBy('views.id').execute()
  return rows.map(toView)
}

export async function findView(db: Database, id: string, { trashed = false } = {}): Promise<View | undefined> {
  const row = await selectViews(db).where('views.id', '=', id).where('views.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  return row && toView(row)
}

export async function insertView(db: Database, row: Insertable<ViewsTable>): Promise<void> {
  await db.insertInto('views').values(row).execute()
}

/** The place behind all views of a list. */
export async function nextPosition(db: Database, kind: RecordKind): Promise<number> {
  const row = await db.selectFrom('views').select(eb => eb.fn.max('position').as('last')).where('kind', '=', kind).executeTakeFirst()
  return Number(row?.last ?? -1) + 1
}

export async function updateViewRow(db: Database, id: string, changes: Updateable<ViewsTable>): Promise<void> {
  await db.updateTable('views').set(eb => ({ ...changes, version: eb('version', '+', 1) })).where('id', '=', id).execute()
}

export async function findListSettings(db: Database, userId: string, kind: RecordKind) {
  return await db.selectFrom('listSettings').select(['columns', 'viewId']).where('userId', '=', userId).where('kind', '=', kind).executeTakeFirst()
}

export async function putListSettings(db: Database, settings: { userId: string, kind: RecordKind, columns: string | null, viewId: string | null }): Promise<void> {
  const { columns, viewId } = settings
  await db.insertInto('listSettings').values(settings).onConflict(conflict => conflict.columns(['organizationId', 'userId', 'kind']).doUpdateSet({ columns, viewId })).execute()
}
