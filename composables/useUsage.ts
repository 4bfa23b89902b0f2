import type { Usage } from '#shared/usage/answers'
import { useApi } from '~/composables/useApi'

/** What the organization uses of the installation, and of how much. */
export function useUsage() {
  const api = useApi()
  const { data, isPending, error } = useQuery({ key: ['usage'], query: () => api<{ usage: Usage }>('/api/usage') })
  return { usage: computed(() => data.value?.usage), isPending, error }
}
