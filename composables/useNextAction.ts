import type { Activity } from '#shared/activities/schema'
import type { CompleteNextAction } from '#shared/next-actions/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'

/** A contact or deal as far as its next step goes. */
export interface Actionable { id: string, version: number, nextAction: string | null, nextActionDate: string | null }

export interface NextStep { nextAction: string | null, nextActionDate: string | null }

type Kind = 'contact' | 'deal'

/** What can be done about the next step of a contact or deal. Each change offers to be taken back. */
export function useNextAction() {
  const api = useApi()
  const { t } = useI18n()
  const { refreshRecords } = useRecordChanges()
  const { offerUndo } = useUndoToast()

  type Changes = Partial<NextStep> & { followUpDays?: number | null }

  async function send(kind: Kind, id: string, changes: Changes, version?: number) {
    await api(`/api/${kind}s/${id}`, { method: 'PATCH', body: changes, headers: version === undefined ? {} : ifVersion(version) })
  }

  async function change(kind: Kind, id: string, changes: Changes, version?: number) {
    await send(kind, id, changes, version)
    await refreshRecords()
  }

  const stepOf = ({ nextAction, nextActionDate }: NextStep) => ({ nextAction, nextActionDate })

  return {
    change,
    /** Puts the next step off to a day. */
    async snooze(kind: Kind, record: Actionable, day: string, label: string) {
      await send(kind, record.id, { nextActionDate: day }, record.version)
      offerUndo({ title: t('nextAction.snoozed', { day: label }), undo: () => change(kind, record.id, stepOf(record)) })
      await refreshRecords()
    },
    /** The next step is done: what happened, and what comes next. */
    async complete(kind: Kind, record: Actionable, input: CompleteNextAction, title: string) {
      const { activity } = await api<{ activity: Activity | null }>(`/api/${kind}s/${record.id}/next-action/completion`, { method: 'POST', body: input, headers: ifVersion(record.version) })
      offerUndo({ title, undo: async () => {
        if (activity) await api(`/api/activities/${activity.id}`, { method: 'DELETE' })
        await change(kind, record.id, stepOf(record))
      } })
      await refreshRecords()
    },
  }
}
