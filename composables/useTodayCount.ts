import type { Today } from '#shared/today/answers'
import { useApi } from '~/composables/useApi'

/** How many follow-ups and tasks are due, for the menu; asked for once the page stands, so that no page waits for it. */
export function useTodayCount() {
  const api = useApi()
  const isMounted = ref(false)
  onMounted(() => isMounted.value = true)
  const { data } = useQuery({ key: ['today'], query: () => api<Today>('/api/today'), enabled: isMounted, staleTime: 60_000 })
  return computed(() => {
    const counts = isMounted.value ? data.value?.counts : undefined
    return counts ? counts.overdue + counts.dueToday + counts.tasks : 0
  })
}
