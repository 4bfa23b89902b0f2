import { useQuery, useQueryCache } from '@pinia/colada'
import type { ProposalStyle } from '#shared/proposals/style'
import { useApi } from '~/composables/useApi'

/** How the organization's new proposals look. */
export function useProposalStyle() {
  const api = useApi()
  const cache = useQueryCache()
  const query = useQuery({ key: ['proposal-style'], query: () => api<{ style: ProposalStyle }>('/api/proposal-style') })
  return {
    style: computed(() => query.data.value?.style),
    error: query.error, refetch: query.refetch,
    save: async (body: ProposalStyle) => cache.setQueryData(['proposal-style'], await api<{ style: ProposalStyle }>('/api/proposal-style', { method: 'PUT', body })),
  }
}
