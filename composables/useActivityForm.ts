import type { ActivityDetails, ActivityFile } from '#shared/activities/schema'
import type { ActivityType, loggedTypes } from '#shared/activities/values'
import { instantAt, timeOf } from '#shared/dates/days'
import type { NoteDocument } from '#shared/notes/nodes'
import { useDays } from '~/composables/useDays'
import { useSession } from '~/composables/useSession'

export type LoggedType = (typeof loggedTypes)[number]

export const activityIcons: Record<ActivityType, string> = {
  note: 'i-lucide-notebook-pen', call: 'i-lucide-phone', email: 'i-lucide-mail', meeting: 'i-lucide-users', message: 'i-lucide-message-circle', purchase: 'i-lucide-shopping-bag',
}

export interface ActivityDraft {
  type: LoggedType
  subject: string
  body: string
  /** The same formatted; null while it is plain. */
  content: NoteDocument | null
  /** Those that stand beside the text. */
  files: ActivityFile[]
  direction: 'inbound' | 'outbound'
  minutes: number | null
  /** Null means now. */
  day: string | null
  time: string
}

/** What a person is about to log. Fields that the type does not have are kept while typing, and left out when it is sent. */
export function useActivityForm(type: LoggedType = 'note') {
  const { timeZone } = useSession()
  const { today } = useDays()
  const empty = (kept: LoggedType): ActivityDraft => ({ type: kept, subject: '', body: '', content: null, files: [], direction: 'outbound', minutes: null, day: null, time: '12:00' })
  const draft = reactive(empty(type))

  const has = {
    subject: computed(() => draft.type === 'email' || draft.type === 'meeting'),
    direction: computed(() => ['call', 'email', 'message'].includes(draft.type)),
    duration: computed(() => draft.type === 'call' || draft.type === 'meeting'),
  }

  return {
    draft, has,
    isEmpty: computed(() => draft.type === 'note' && !draft.body.trim() && !draft.content && draft.files.length === 0),
    details: (): ActivityDetails => ({
      type: draft.type,
      ...(draft.content ? { content: draft.content } : { body: draft.body.trim() || null }),
      attachmentIds: draft.files.map(({ id }) => id),
      ...(has.subject.value && draft.subject.trim() ? { subject: draft.subject.trim() } : {}),
      ...(has.direction.value ? { direction: draft.direction } : {}),
      ...(has.duration.value && draft.minutes ? { durationSeconds: Math.round(draft.minutes * 60) } : {}),
      ...(draft.day ? { occurredAt: instantAt(draft.day, draft.time, timeZone.value) } : {}),
    }),
    /** Offers the present moment as the one to be changed. */
    pickTime: () => {
      if (draft.day) return
      draft.day = today.value
      draft.time = timeOf(new Date().toISOString(), timeZone.value)
    },
    reset: () => Object.assign(draft, empty(draft.type)),
  }
}

export type ActivityForm = ReturnType<typeof useActivityForm>
