import type { ImportResult } from '#shared/imports/schema'
import { useApi } from '~/composables/useApi'

const everyMs = 500
const changedBy = [['contacts'], ['companies'], ['tags'], ['today'], ['imports', 'list'], ['notifications']]

/** An import that runs on the server, by its id: followed while it runs, whether or not this browser began it. */
export function useImportRun(id: Ref<string>) {
  const api = useApi()
  const cache = useQueryCache()
  const { data, error, refetch } = useQuery({
    key: () => ['imports', id.value], query: () => api<ImportResult>(`/api/imports/${id.value}`), enabled: () => id.value !== '', staleTime: 0,
  })
  const status = computed(() => data.value?.import.status)
  const isRunning = computed(() => status.value === 'queued' || status.value === 'running')
  const remainingSeconds = useRemaining(computed(() => data.value?.import), isRunning)

  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    timer = setInterval(() => isRunning.value && void refetch(), everyMs)
  })
  onBeforeUnmount(() => clearInterval(timer))
  watch(isRunning, (running, before) => {
    if (before && !running) for (const key of changedBy) void cache.invalidateQueries({ key })
  })

  const undo = useMutation({
    mutation: () => api(`/api/imports/${id.value}`, { method: 'DELETE' }),
    onSettled: () => refetch(),
  })
  return { result: data, error, isRunning, remainingSeconds, undo }
}

type Running = ImportResult['import'] | undefined

/** How long it still takes, by the speed since this page began to look. */
function useRemaining(summary: Ref<Running>, isRunning: Ref<boolean>) {
  const first = shallowRef<{ at: number, processed: number }>()
  watch(() => summary.value?.processed, (processed) => {
    if (processed !== undefined && isRunning.value) first.value ??= { at: Date.now(), processed }
  })
  watch(isRunning, running => running || (first.value = undefined))
  return computed(() => {
    const { processed = 0, total = 0 } = summary.value ?? {}
    const done = processed - (first.value?.processed ?? processed)
    return first.value && done > 0 ? Math.ceil((Date.now() - first.value.at) / done * (total - processed) / 1000) : undefined
  })
}
