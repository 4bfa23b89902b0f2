import { useQuery, useQueryCache } from '@pinia/colada'
import type { Attachment } from '#shared/attachments/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useFileSender } from '~/composables/useFileSender'
import { useProblem } from '~/composables/useProblem'
import type { TimelineKind } from '~/composables/useTimeline'
import { useUndoToast } from '~/composables/useUndoToast'

const plurals = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

/** The files of a record, or those of it in the trash: looked at, added, renamed, thrown away and taken back. */
export function useRecordFiles(kind: TimelineKind, id: string, { trashed = false } = {}) {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const { send, sending, percent } = useFileSender()
  const record = [plurals[kind], id]
  const { data, error, refetch } = useQuery({ key: [...record, 'attachments', { trashed }], query: () => api<{ attachments: Attachment[] }>(`/api/${plurals[kind]}/${id}/attachments`, { query: trashed ? { trashed } : {} }) })

  /** The timeline tells of it too. */
  const refresh = async () => void await Promise.all(['attachments', 'timeline'].map(part => cache.invalidateQueries({ key: [...record, part] })))
  const restore = (file: Attachment) => api(`/api/attachments/${file.id}/restore`, { method: 'POST' })
  const change = async (work: () => Promise<unknown>) => {
    await work().catch(show)
    await refresh()
  }

  return {
    files: computed(() => data.value?.attachments), error, refetch, sending, percent,
    async add(files: File[]) {
      const sent = await send(files, { [`${kind}Id`]: id })
      if (sent.length) await refresh()
    },
    rename: (file: Attachment, name: string) => change(() => api(`/api/attachments/${file.id}`, { method: 'PATCH', body: { name }, headers: ifVersion(file.version) })),
    restore: (file: Attachment) => change(() => restore(file)),
    remove: (file: Attachment) => change(async () => {
      await api(`/api/attachments/${file.id}`, { method: 'DELETE' })
      offerUndo({ title: t('files.deleted', { name: file.name }), undo: () => change(() => restore(file)) })
    }),
  }
}
