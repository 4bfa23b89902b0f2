import { useQuery, useQueryCache } from '@pinia/colada'
import type { Share, SharedKind } from '#shared/shares/schema'
import { useApi } from '~/composables/useApi'

const resources = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

/** With whom a record is shared. */
export function useShares(kind: SharedKind, id: string) {
  const api = useApi()
  const cache = useQueryCache()
  const key = [resources[kind], id, 'shares']
  const path = `/api/${resources[kind]}/${id}/shares`
  const { data, isPending } = useQuery({ key, query: () => api<{ shares: Share[] }>(path) })

  return {
    isPending,
    shares: computed(() => data.value?.shares ?? []),
    async share(userIds: string[]) {
      cache.setQueryData(key, await api<{ shares: Share[] }>(path, { method: 'PUT', body: { userIds } }))
      await cache.invalidateQueries({ key: [resources[kind], id, 'timeline'] }).catch(() => undefined)
    },
  }
}
