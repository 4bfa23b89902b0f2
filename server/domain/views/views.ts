import type { z } from 'zod'
import type { RecordKind } from '#shared/records/kinds'
import { problemsOfView, type CreateView, type ListSettings, type listSettingsSchema, type UpdateView, type View, type Views } from '#shared/views/schema'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { changesBetween, recordEvent } from '../events/events'
import { newId } from '../ids'
import { assertMayChangeView, assertMayShare, assertSeesView } from './views.policy'
import { findListSettings, findView, insertView, listViewRows, nextPosition, putListSettings, updateViewRow } from './views.repository'

/** The views of a list that the actor sees, and how they want the list when they open it. */
export async function listViews(db: Database, actor: Actor, kind: RecordKind): Promise<Views> {
  const views = await listViewRows(db, kind, actor.userId)
  const settings = await getListSettings(db, actor, kind)
  const isThere = views.some(({ id }) => id === settings.viewId)
  return { views, total: views.length, cursor: null, settings: { ...settings, viewId: isThere ? settings.viewId : null } }
}

async function getView(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<View> {
  const view = await findView(db, id, { trashed })
  if (!view) throw notFound()
  assertSeesView(actor, view)
  return view
}

/** Saves a view; private unless it is shared, which not everyone may. */
export async function createView(db: Database, actor: Actor, { query, columns, isShared, ...input }: CreateView): Promise<View> {
  assertMayShare(actor, isShared)
  return await inTransaction(db, async (trx) => {
    const now = instantNow()
    const id = newId()
    await insertView(trx, {
      id, version: 1, createdAt: now, updatedAt: now, deletedAt: null, ...input, query: JSON.stringify(query), columns: columns && JSON.stringify(columns),
      isShared: isShared ? 1 : 0, ownerId: actor.userId, position: await nextPosition(trx, input.kind), isSample: 0,
    })
    await recordEvent(trx, actor, { type: 'view.created', subject: { type: 'view', id }, payload: { name: input.name } })
    return await getView(trx, actor, id)
  })
}

/** Changes a view. A stale `version` changes nothing. */
export async function updateView(db: Database, actor: Actor, id: string, input: UpdateView, version?: number): Promise<View> {
  return await inTransaction(db, async (trx) => {
    const before = await getView(trx, actor, id)
    assertMayChangeView(actor, before)
    assertMayShare(actor, input.isShared)
    if (version !== undefined && version !== before.version) throw new DomainError('stale_version', { detail: 'Someone changed this view in the meantime. Look at it as it is now, and change it again.', extensions: { current: before } })
    for (const { path, code } of problemsOfView(before.kind, input)) throw invalidField(path.join('.'), code, `${path.join('.')} is not right (${code})`)
    const { query, columns, isShared, name } = input
    await updateViewRow(trx, id, {
      updatedAt: instantNow(), ...(name === undefined ? {} : { name }), ...(query ? { query: JSON.stringify(query) } : {}),
      ...(columns === undefined ? {} : { columns: columns && JSON.stringify(columns) }), ...(isShared === undefined ? {} : { isShared: isShared ? 1 : 0 }),
    })
    await recordEvent(trx, actor, { type: 'view.updated', subject: { type: 'view', id }, payload: { name: name ?? before.name, changes: changesBetween<Partial<View>>(before, input) } })
    return await getView(trx, actor, id)
  })
}

/** Takes a view away; it can be restored. */
export async function deleteView(db: Database, actor: Actor, id: string): Promise<void> {
  await moveView(db, actor, id, { isDeleted: true })
}

export async function restoreView(db: Database, actor: Actor, id: string): Promise<View> {
  await moveView(db, actor, id, { isDeleted: false })
  return await getView(db, actor, id)
}

async function moveView(db: Database, actor: Actor, id: string, { isDeleted }: { isDeleted: boolean }): Promise<void> {
  await inTransaction(db, async (trx) => {
    const view = await getView(trx, actor, id, { trashed: !isDeleted })
    assertMayChangeView(actor, view)
    await updateViewRow(trx, id, { deletedAt: isDeleted ? instantNow() : null })
    await recordEvent(trx, actor, { type: isDeleted ? 'view.deleted' : 'view.restored', subject: { type: 'view', id }, payload: { name: view.name } })
  })
}

async function getListSettings(db: Database, actor: Actor, kind: RecordKind): Promise<ListSettings> {
  const row = await findListSettings(db, actor.userId, kind)
  return { columns: row?.columns ? JSON.parse(row.columns) as string[] : null, viewId: row?.viewId ?? null }
}

/** Remembers how the actor wants a list when they open it. */
export async function updateListSettings(db: Database, actor: Actor, { kind, ...input }: z.output<typeof listSettingsSchema>): Promise<ListSettings> {
  for (const { code } of problemsOfView(kind, { columns: input.columns })) throw invalidField('columns', code, 'This list has no such column')
  return await inTransaction(db, async (trx) => {
    if (input.viewId && (await getView(trx, actor, input.viewId)).kind !== kind) throw invalidField('viewId', 'invalid_id', 'This view is of another list')
    const settings = { ...await getListSettings(trx, actor, kind), ...input }
    await putListSettings(trx, { userId: actor.userId, kind, columns: settings.columns && JSON.stringify(settings.columns), viewId: settings.viewId })
    return settings
  })
}
