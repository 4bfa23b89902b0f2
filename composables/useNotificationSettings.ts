import { useQuery, useQueryCache } from '@pinia/colada'
import type { NotificationSettings } from '#shared/accounts/notification-settings'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

interface Answer { settings: NotificationSettings, sendsMail: boolean }

const key = ['notification-settings']

/** Which mails the signed-in person gets, and whether this installation sends any. A change is kept at once. */
export function useNotificationSettings() {
  const api = useApi()
  const cache = useQueryCache()
  const { show } = useProblem()
  const { data } = useQuery<Answer, Error>({ key, query: () => api<Answer>('/api/profile/notifications') })

  async function change(changes: Partial<NotificationSettings>) {
    const before = data.value
    if (!before) return
    cache.setQueryData(key, { ...before, settings: { ...before.settings, ...changes } })
    try {
      await api('/api/profile/notifications', { method: 'PATCH', body: changes })
    }
    catch (error) {
      cache.setQueryData(key, before)
      show(error)
    }
  }

  return { settings: computed(() => data.value?.settings), sendsMail: computed(() => data.value?.sendsMail ?? true), change }
}
