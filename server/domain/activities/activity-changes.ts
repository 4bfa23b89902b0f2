import { filesBeside } from '#shared/activities/files'
import type { Activity } from '#shared/activities/schema'
import { changesBetween, type Changes } from '../events/events'

/** What an edit changed: in words that people read, and besides what is needed to put it back. */
export function activityChanges(before: Activity, after: Activity): { changes: Changes, besides: Changes } | undefined {
  const { content, attachments, ...changes } = changesBetween<Activity>(before, after)
  const names = (activity: Activity) => activity.attachments.map(({ name }) => name)
  const idsBeside = (activity: Activity) => filesBeside(activity).map(({ id }) => id)
  if (!content && !attachments && Object.keys(changes).length === 0) return undefined
  return {
    changes: { ...changes, ...changesBetween({ files: names(before) }, { files: names(after) }) },
    besides: { ...(content ? { content } : {}), ...changesBetween({ attachmentIds: idsBeside(before) }, { attachmentIds: idsBeside(after) }) },
  }
}
