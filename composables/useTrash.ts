import { useInfiniteQuery, useQueryCache } from '@pinia/colada'
import type { TrashedRecord, TrashPage } from '#shared/trash/schema'
import type { TrashKind } from '#shared/trash/values'
import { useApi } from '~/composables/useApi'
import { useListFilters } from '~/composables/useListFilters'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'

const plurals: Record<TrashKind, string> = { contact: 'contacts', company: 'companies', deal: 'deals', activity: 'activities', payment: 'payments', task: 'tasks', proposal: 'proposals' }

/** What lies in the trash, page after page, some of it selected. */
export function useTrash() {
  const api = useApi()
  const cache = useQueryCache()
  const toast = useToast()
  const { t, n } = useI18n()
  const { show } = useProblem()
  const { refreshRecords } = useRecordChanges()
  const list = useListFilters(['kind', 'deletedBy'])
  const query = useInfiniteQuery<TrashPage, Error, string | null>(() => ({
    key: ['trash', list.filters.value],
    query: ({ pageParam }) => api<TrashPage>('/api/trash', { query: { ...list.filters.value, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null,
    getNextPageParam: page => page.cursor,
    placeholderData: before => before,
    ssrCatchError: true,
  }))
  const records = computed(() => query.data.value?.pages.flatMap(page => page.records) ?? [])
  const selectedIds = ref<string[]>([])
  const selected = computed(() => records.value.filter(({ id }) => selectedIds.value.includes(id)))
  const isPending = ref(false)

  /** One after the other; what cannot be done says why and keeps no other from it. */
  async function each(chosen: TrashedRecord[], work: (path: string) => Promise<unknown>, done: (count: number) => string) {
    isPending.value = true
    let count = 0
    let failure: unknown
    for (const { kind, id } of chosen) {
      await work(`/api/${plurals[kind]}/${id}`).then(() => count++, error => failure = error)
    }
    if (failure) show(failure)
    if (count) toast.add({ title: done(count), icon: 'i-lucide-circle-check', duration: 3000 })
    selectedIds.value = []
    await cache.invalidateQueries({ key: ['trash'] })
    await refreshRecords()
    isPending.value = false
  }

  return {
    ...list, ...query, records, selectedIds, selected, isPending,
    restore: (chosen: TrashedRecord[]) => each(chosen, path => api(`${path}/restore`, { method: 'POST' }), count => t('trash.restored', { count: n(count) }, count)),
    removeForGood: (chosen: TrashedRecord[]) => each(chosen, path => api(`${path}?permanent=true`, { method: 'DELETE' }), count => t('trash.gone', { count: n(count) }, count)),
  }
}
