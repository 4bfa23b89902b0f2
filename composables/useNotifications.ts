import type { Notification } from '#shared/notifications/schema'
import { useApi } from '~/composables/useApi'

interface Told { notifications: Notification[], unread: number }

const key = ['notifications']
const everyMs = 60_000

const pages: Record<string, string> = { deal: '/deals', contact: '/contacts', company: '/companies' }

/** What happened without the person; asked for again each minute while the page is seen. */
export function useNotifications() {
  const api = useApi()
  const cache = useQueryCache()
  const { data, refresh } = useQuery({ key, query: () => api<Told>('/api/notifications'), staleTime: everyMs / 2 })

  let timer: ReturnType<typeof setInterval> | undefined
  const refreshWhenSeen = () => document.visibilityState === 'visible' && void refresh()
  onMounted(() => {
    timer = setInterval(refreshWhenSeen, everyMs)
    document.addEventListener('visibilitychange', refreshWhenSeen)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', refreshWhenSeen)
  })

  const markAllRead = useMutation({
    mutation: () => api('/api/notifications/read', { method: 'POST', body: {} }),
    onMutate() {
      const before = cache.getQueryData<Told>(key)
      if (before) cache.setQueryData(key, { ...before, unread: 0 })
    },
    onSettled: () => cache.invalidateQueries({ key }),
  })

  return {
    notifications: computed(() => data.value?.notifications ?? []),
    unread: computed(() => data.value?.unread ?? 0),
    markAllRead: () => markAllRead.mutate(),
    addressOf: ({ subject }: Notification) => subject.type === 'import' ? `/import?id=${subject.id}` : pages[subject.type] ? `${pages[subject.type]}/${subject.id}` : undefined,
  }
}
