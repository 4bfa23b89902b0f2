import type { ActivityFile } from '#shared/activities/schema'
import { isImage } from '#shared/attachments/schema'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import type { Actor } from '../actor'
import { instantNow } from '../clock'
import { findPlaces, listFilesOfActivities, placeAttachments } from './attachments.repository'

/** The files of some activities, by the ids of those. */
export async function filesOf(db: Database, activityIds: string[]): Promise<Map<string, ActivityFile[]>> {
  const files = new Map<string, ActivityFile[]>()
  for (const { activityId, ...file } of await listFilesOfActivities(db, activityIds)) files.set(activityId!, [...files.get(activityId!) ?? [], file])
  return files
}

interface Wanted {
  /** Those that its text shows. */
  images: string[]
  /** Those that stand beside it; undefined leaves them as they are. */
  others: string[] | undefined
}

/**
 * Gives an activity its files: those it has already, and those the actor has sent for it. Any other, such as a file of
 * another record, is refused. What it has no more goes to the trash.
 */
export async function setFiles(trx: Database, actor: Actor, activityId: string, { images, others }: Wanted): Promise<void> {
  const wanted = [...new Set([...images, ...others ?? []])]
  const places = new Map((await findPlaces(trx, wanted)).map(place => [place.id, place]))
  for (const id of wanted) {
    const place = places.get(id)
    const isSent = place?.uploadedById === actor.userId && !place.contactId && !place.companyId && !place.dealId && !place.activityId
    const isShown = images.includes(id)
    if (!place || !(isSent || place.activityId === activityId) || (isShown && !isImage(place.type))) {
      throw invalidField(isShown ? 'content' : 'attachmentIds', 'unknown_attachment', 'The text names a file that was not sent for it. Send the file again, and put that one in')
    }
  }
  await placeAttachments(trx, wanted, { activityId, deletedAt: null })
  if (others === undefined) return
  const left = (await listFilesOfActivities(trx, [activityId])).map(({ id }) => id).filter(id => !wanted.includes(id))
  await placeAttachments(trx, left, { deletedAt: instantNow() })
}
