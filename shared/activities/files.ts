import { imagesIn } from '#shared/notes/nodes'
import type { Activity, ActivityFile } from './schema'

/** The files that stand beside an activity's text; the others are images in it. */
export function filesBeside({ attachments, content }: Pick<Activity, 'attachments' | 'content'>): ActivityFile[] {
  const images = imagesIn(content)
  return attachments.filter(({ id }) => !images.includes(id))
}
