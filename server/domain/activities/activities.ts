import type { Updateable } from 'kysely'
import { isInteraction, saysSomething, type Activity, type ActivityType, type CreateActivity, type UpdateActivity } from '#shared/activities/schema'
import { imagesIn, type NoteDocument } from '#shared/notes/document'
import type { ActivitiesTable } from '#server/db/activity-tables'
import { inTransaction, type Database } from '#server/db/database'
import { DomainError, invalidField, notFound } from '#server/errors'
import type { Actor } from '../actor'
import { filesOf, setFiles } from '../attachments/files-of-activities'
import { instantNow } from '../clock'
import { recordEvent, type Changes } from '../events/events'
import { newId } from '../ids'
import { assertCan } from '../members/policy'
import { indexRecords, unindexRecords } from '../search/search-index'
import { activityChanges } from './activity-changes'
import { activityDocument, activityTitle } from './activity-fields'
import { subjectsOf } from './activity-subjects'
import { visibleActivities } from './activities.policy'
import { deleteActivityRow, insertActivity, selectActivities, toActivity, updateActivityRow } from './activities.repository'
import { textAfter } from './formatted-text'
import { countInteraction, countLater, recountInteractions } from './interactions'
import { tellMentioned } from './mentions'

const clockSkewMs = 5 * 60_000

/** What is logged by hand, or comes along with a purchase. */
type Logged = Omit<CreateActivity, 'type'> & { type: ActivityType, metadata?: Activity['metadata'] }

/** One activity that the actor may see; in the trash only if asked for. */
export async function getActivity(db: Database, actor: Actor, id: string, { trashed = false } = {}): Promise<Activity> {
  const row = await selectActivities(db, actor).where('activities.id', '=', id).where(visibleActivities(actor))
    .where('activities.deletedAt', trashed ? 'is not' : 'is', null).executeTakeFirst()
  if (!row) throw notFound()
  return toActivity(row, (await filesOf(db, [id])).get(id))
}

/** Logs what happened with a contact, deal or company. On a deal it counts for the deal's contact too. Only a meeting may lie ahead. */
export async function logActivity(db: Database, actor: Actor, input: Logged): Promise<Activity> {
  assertCan(actor, 'records.create')
  return await inTransaction(db, async (trx) => {
    const subjects = await subjectsOf(trx, actor, input)
    const text = await textAfter(trx, actor, input)
    const now = instantNow()
    const activity = {
      id: newId(), version: 1, createdAt: now, updatedAt: now, deletedAt: null, type: input.type,
      subject: input.subject ?? null, body: text.body ?? null, content: text.content ?? null, direction: input.direction ?? null, durationSeconds: input.durationSeconds ?? null,
      occurredAt: input.occurredAt ?? now, ...subjects, userId: actor.userId, metadata: JSON.stringify(input.metadata ?? {}), importId: null, isSample: 0,
    }
    assertNotAhead(activity)
    await insertActivity(trx, toRow(activity))
    await setFiles(trx, actor, activity.id, { images: imagesIn(activity.content), others: input.attachmentIds })
    await indexRecords(trx, 'activity', [{ id: activity.id, text: activityDocument(activity) }])
    await countInteraction(trx, actor, activity)
    await record(trx, actor, 'activity.logged', activity)
    await tellMentioned(trx, actor, activity, null)
    return await getActivity(trx, actor, activity.id)
  })
}

/** Changes what is said about an activity. `version` is the one the caller has seen; a stale one changes nothing. */
export async function updateActivity(db: Database, actor: Actor, id: string, input: UpdateActivity, version?: number): Promise<Activity> {
  assertCan(actor, 'records.edit')
  return await inTransaction(db, async (trx) => {
    const before = await getActivity(trx, actor, id)
    if (version !== undefined && version !== before.version) throw staleActivity(before)
    if (before.type === 'purchase' && input.occurredAt && input.occurredAt !== before.occurredAt) throw invalidField('occurredAt', 'follows_from_purchase', 'The day of a purchase is changed with the purchase')
    const { attachmentIds, body, content, ...details } = input
    const fields = { ...details, ...await textAfter(trx, actor, { body, content }, before) }
    const changed = { ...before, ...fields }
    assertNotAhead(changed)
    await setFiles(trx, actor, id, { images: imagesIn(changed.content), others: attachmentIds })
    const after = { ...changed, attachments: (await filesOf(trx, [id])).get(id) ?? [] }
    if (after.type === 'note' && !saysSomething({ ...after, attachmentIds: after.attachments.map(file => file.id) })) throw invalidField('body', 'required', 'A note needs words')
    const edit = activityChanges(before, after)
    if (!edit) return before
    if (!await updateActivityRow(trx, id, before.version, { ...toRow(fields), updatedAt: instantNow() })) throw staleActivity(await getActivity(trx, actor, id))
    await indexRecords(trx, 'activity', [{ id, text: activityDocument(after) }])
    if (edit.changes.occurredAt && isInteraction(after.type)) await recount(trx, actor, id)
    await record(trx, actor, 'activity.updated', after, edit)
    await tellMentioned(trx, actor, after, before.content)
    return await getActivity(trx, actor, id)
  })
}

/** Changes columns of an activity that something else stands behind, such as a purchase; answers whether its version was still that one. */
export async function changeLogged(trx: Database, actor: Actor, id: string, version: number, { columns, changes }: { columns: Updateable<ActivitiesTable>, changes: Changes }): Promise<boolean> {
  if (!await updateActivityRow(trx, id, version, columns)) return false
  const after = await getActivity(trx, actor, id)
  await indexRecords(trx, 'activity', [{ id, text: activityDocument(after) }])
  await record(trx, actor, 'activity.updated', after, { changes })
  return true
}

/** Puts an activity into the trash, from where it can be restored; for good, if an admin asks for that. */
export async function deleteActivity(db: Database, actor: Actor, id: string, { permanent = false } = {}): Promise<void> {
  assertCan(actor, permanent ? 'records.delete-permanently' : 'records.delete')
  await inTransaction(db, async (trx) => {
    const activity = await getActivity(trx, actor, id).catch(error => permanent ? getActivity(trx, actor, id, { trashed: true }) : Promise.reject(error))
    await updateActivityRow(trx, id, activity.version, { deletedAt: instantNow() })
    await unindexRecords(trx, 'activity', [id])
    if (isInteraction(activity.type)) await recount(trx, actor, id)
    if (permanent) await deleteActivityRow(trx, id)
    await record(trx, actor, permanent ? 'activity.deleted_permanently' : 'activity.deleted', activity)
  })
}

export async function restoreActivity(db: Database, actor: Actor, id: string): Promise<Activity> {
  assertCan(actor, 'records.delete')
  return await inTransaction(db, async (trx) => {
    const activity = await getActivity(trx, actor, id, { trashed: true })
    await updateActivityRow(trx, id, activity.version, { deletedAt: null })
    await indexRecords(trx, 'activity', [{ id, text: activityDocument(activity) }])
    if (isInteraction(activity.type)) await recount(trx, actor, id)
    await record(trx, actor, 'activity.restored', activity)
    return await getActivity(trx, actor, id)
  })
}

/** The formatted text is kept as JSON. */
function toRow<Fields extends { content?: NoteDocument | null }>(fields: Fields): Omit<Fields, 'content'> & { content?: string | null } {
  const { content, ...row } = fields
  return content === undefined ? row : { ...row, content: content && JSON.stringify(content) }
}

/** Recounts for the contact and the deal as they are stored, also where the actor does not see one of them. */
async function recount(trx: Database, actor: Actor, id: string): Promise<void> {
  const stored = await trx.selectFrom('activities').select(['id', 'contactId', 'dealId', 'occurredAt', 'deletedAt']).where('id', '=', id).executeTakeFirstOrThrow()
  await recountInteractions(trx, stored)
  if (stored.deletedAt === null && stored.occurredAt > instantNow()) await countLater(trx, actor, stored)
}

function assertNotAhead({ type, occurredAt }: Pick<Activity, 'type' | 'occurredAt'>): void {
  if (type === 'meeting' || Date.parse(occurredAt) <= Date.now() + clockSkewMs) return
  throw invalidField('occurredAt', 'in_the_future', 'Only a meeting may lie in the future')
}

async function record(trx: Database, actor: Actor, type: string, activity: Pick<Activity, 'id' | 'type' | 'subject' | 'body' | 'contactId' | 'companyId' | 'dealId'>, edit: { changes?: Changes, besides?: Changes } = {}): Promise<void> {
  await recordEvent(trx, actor, {
    type, subject: { type: 'activity', id: activity.id },
    payload: { name: activityTitle(activity), activityType: activity.type, contactId: activity.contactId, companyId: activity.companyId, dealId: activity.dealId, ...edit },
  })
}

function staleActivity(current: Activity): DomainError {
  return new DomainError('stale_version', { detail: 'Someone changed this in the meantime. Look at it as it is now, and change it again.', extensions: { current } })
}
