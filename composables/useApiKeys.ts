import type { ApiKey, IssuedApiKey } from '#shared/api-keys/answers'
import type { CreateApiKey } from '#shared/api-keys/schema'
import { useApi } from '~/composables/useApi'

const key = ['api-keys']

/** The person's API keys; for admins, those of the whole organization. */
export function useApiKeys() {
  const api = useApi()
  const cache = useQueryCache()
  const { data, isPending, error } = useQuery({ key, query: () => api<{ apiKeys: ApiKey[] }>('/api/api-keys') })
  const refresh = () => cache.invalidateQueries({ key })

  return {
    apiKeys: computed(() => data.value?.apiKeys ?? []),
    isPending, error,
    async create(input: CreateApiKey): Promise<IssuedApiKey> {
      const issued = await api<IssuedApiKey>('/api/api-keys', { method: 'POST', body: input })
      await refresh()
      return issued
    },
    async revoke({ id }: ApiKey) {
      await api(`/api/api-keys/${id}`, { method: 'DELETE' })
      await refresh()
    },
  }
}
