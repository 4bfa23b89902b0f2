import { useInfiniteQuery } from '@pinia/colada'
import type { HistoryKind, PutBack, RecordHistory } from '#shared/history/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'

const plurals: Record<HistoryKind, string> = { contact: 'contacts', company: 'companies', deal: 'deals', activity: 'activities', payment: 'payments', task: 'tasks' }

/** Who changed what in a record, page by page, and the way back. */
export function useHistory(kind: HistoryKind, id: string) {
  const api = useApi()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const { refreshRecords } = useRecordChanges()
  const path = `/api/${plurals[kind]}/${id}/history`
  const isPending = ref(false)

  const query = useInfiniteQuery<RecordHistory, Error, string | null>(() => ({
    key: [plurals[kind], id, 'history'],
    query: ({ pageParam }) => api<RecordHistory>(path, { query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: null,
    getNextPageParam: page => page.cursor,
  }))
  const pages = computed(() => query.data.value?.pages ?? [])

  const refresh = () => Promise.all([query.refetch(), refreshRecords()])

  /** Answers the version that the record has then. */
  async function revert(eventId: string, scope: PutBack['scope'], version: number): Promise<number> {
    const answer = await api<Partial<Record<HistoryKind, { version: number }>>>(`${path}/${eventId}/revert`, { method: 'POST', body: { scope }, headers: ifVersion(version) })
    return answer[kind]?.version ?? version
  }

  async function putBack(eventId: string, scope: PutBack['scope']) {
    isPending.value = true
    try {
      const newest = pages.value[0]?.entries[0]?.id ?? eventId
      const version = await revert(eventId, scope, pages.value[0]?.version ?? 0)
      offerUndo({ title: t('history.done'), undo: () => revert(newest, 'point', version).then(refresh) })
      await refresh()
    }
    catch (error) {
      show(error)
      await query.refetch()
    }
    finally {
      isPending.value = false
    }
  }

  return { ...query, entries: computed(() => pages.value.flatMap(page => page.entries)), isPending, putBack }
}
