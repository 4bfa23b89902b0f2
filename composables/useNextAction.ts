import { useQueryCache } from '@pinia/colada'
import type { Activity } from '#shared/activities/schema'
import type { CompleteNextAction } from '#shared/next-actions/schema'
import { useApi } from '~/composables/useApi'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'
import { useWriting } from '~/composables/useWriting'

/** A contact or deal as far as its next step goes. */
export interface Actionable { id: string, version: number, nextAction: string | null, nextActionDate: string | null, followUpDays?: number | null }

export interface NextStep { nextAction: string | null, nextActionDate: string | null }

type Kind = 'contact' | 'deal'

/** What can be done about the next step of a contact or deal. Each change offers to be taken back; without a connection it is kept. */
export function useNextAction() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { refreshRecords } = useRecordChanges()
  const { offerUndo } = useUndoToast()
  const { write } = useWriting()

  type Changes = Partial<NextStep> & { followUpDays?: number | null }
  const stepOf = ({ nextAction, nextActionDate }: NextStep) => ({ nextAction, nextActionDate })

  async function putBack(kind: Kind, record: Actionable) {
    await api(`/api/${kind}s/${record.id}`, { method: 'PATCH', body: stepOf(record) })
    await refreshRecords()
  }

  /** The record's own page shows at once what has yet to be sent. */
  function showKept(kind: Kind, { id }: Actionable, changes: Changes) {
    const shown = cache.getQueryData<object>([`${kind}s`, id])
    if (shown) cache.setQueryData([`${kind}s`, id], kind === 'contact' ? { ...shown, ...changes } : { deal: { ...(shown as { deal: object }).deal, ...changes } })
  }

  async function send(kind: Kind, record: Actionable, changes: Changes) {
    const { id, version } = record
    const values = { ...stepOf(record), ...('followUpDays' in changes ? { followUpDays: record.followUpDays } : {}) }
    const answer = await write({ kind: 'change', title: changes.nextAction ?? record.nextAction ?? t('nextAction.title'), method: 'PATCH', path: `/api/${kind}s/${id}`, body: changes, seen: { id, version, values } })
    if (!answer) showKept(kind, record, changes)
    return answer
  }

  return {
    async change(kind: Kind, record: Actionable, changes: Changes) {
      await send(kind, record, changes)
      await refreshRecords()
    },
    /** Plans a step that was suggested. */
    async plan(kind: Kind, record: Actionable, step: NextStep, title: string) {
      const answer = await send(kind, record, step)
      if (answer) offerUndo({ title, undo: () => putBack(kind, record) })
      await refreshRecords()
    },
    /** Puts the next step off to a day. */
    async snooze(kind: Kind, record: Actionable, day: string, label: string) {
      const answer = await send(kind, record, { nextActionDate: day })
      if (answer) offerUndo({ title: t('nextAction.snoozed', { day: label }), undo: () => putBack(kind, record) })
      await refreshRecords()
    },
    /** The next step is done: what happened, and what comes next. */
    async complete(kind: Kind, record: Actionable, input: CompleteNextAction, title: string) {
      const { id, version } = record
      const answer = await write<{ activity: Activity | null }>({ kind: 'change', title: t('offline.finish', { title: record.nextAction ?? title }), method: 'POST', path: `/api/${kind}s/${id}/next-action/completion`, body: input, seen: { id, version, values: stepOf(record) } })
      if (answer) {
        offerUndo({ title, undo: async () => {
          if (answer.activity) await api(`/api/activities/${answer.activity.id}`, { method: 'DELETE' })
          await putBack(kind, record)
        } })
      }
      else showKept(kind, record, { nextAction: input.nextAction ?? null, nextActionDate: input.nextActionDate ?? null })
      await refreshRecords()
    },
  }
}
