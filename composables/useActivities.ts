import type { Activity, ActivityDetails, UpdateActivity } from '#shared/activities/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'
import { useUntold, type Untold } from '~/composables/useUntold'

/** What an activity hangs on. */
export interface ActivitySubject { contactId?: string | null, companyId?: string | null, dealId?: string | null }

/** `untold`: those whom it mentions although they do not see it. */
interface Saved { activity: Activity, untold: Untold[] }

/** Logs, changes and deletes activities, and brings up to date what shows them. */
export function useActivities() {
  const api = useApi()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const { refreshRecords } = useRecordChanges()
  const { tellUntold } = useUntold()

  const restore = async (id: string) => {
    await api(`/api/activities/${id}/restore`, { method: 'POST' })
    await refreshRecords()
  }

  return {
    async log(subject: ActivitySubject, details: ActivityDetails): Promise<Activity> {
      const { activity, untold } = await api<Saved>('/api/activities', { method: 'POST', body: { ...subject, ...details } })
      // Not waited for: what was written has been kept, and its field is free for the next.
      void refreshRecords()
      void tellUntold(activity, untold)
      return activity
    },
    async update(activity: Activity, changes: UpdateActivity): Promise<void> {
      const { untold } = await api<Saved>(`/api/activities/${activity.id}`, { method: 'PATCH', body: changes, headers: ifVersion(activity.version) })
      await refreshRecords()
      void tellUntold(activity, untold)
    },
    async remove(activity: Activity): Promise<void> {
      try {
        await api(`/api/activities/${activity.id}`, { method: 'DELETE' })
        offerUndo({ title: t('activities.deleted'), undo: () => restore(activity.id) })
      }
      catch (error) {
        show(error)
      }
      await refreshRecords()
    },
  }
}
