import type { Activity, ActivityDetails, UpdateActivity } from '#shared/activities/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'
import { useUntold, type Untold } from '~/composables/useUntold'
import { useWriting } from '~/composables/useWriting'

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
  const { write } = useWriting()

  const restore = async (id: string) => {
    await api(`/api/activities/${id}/restore`, { method: 'POST' })
    await refreshRecords()
  }

  return {
    /** Without a connection it is kept until there is one. It happened when it was written, not when it arrives. */
    async log(subject: ActivitySubject, details: ActivityDetails): Promise<void> {
      const title = [t(`activities.types.${details.type}`), details.subject ?? details.body].filter(Boolean).join(': ')
      const body = { ...subject, occurredAt: new Date().toISOString(), ...details }
      const saved = await write<Saved>({ kind: 'activity', title, method: 'POST', path: '/api/activities', body })
      if (!saved) return
      // Not waited for: what was written has been kept, and its field is free for the next.
      void refreshRecords()
      void tellUntold(saved.activity, saved.untold)
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
