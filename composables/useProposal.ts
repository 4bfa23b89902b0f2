import { useQuery, useQueryCache } from '@pinia/colada'
import type { Proposal } from '#shared/proposals/schema'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'

/** One proposal with its newest version. */
export function useProposal(id: () => string) {
  const api = useApi()
  const cache = useQueryCache()
  const query = useQuery(() => ({
    key: ['proposals', id()],
    query: () => api<{ proposal: Proposal }>(`/api/proposals/${id()}`).catch(rethrowForPage),
    ssrCatchError: true,
  }))
  return {
    proposal: computed(() => query.data.value?.proposal),
    error: query.error, refetch: query.refetch,
    /** What the server has just answered. */
    take: (proposal: Proposal) => cache.setQueryData(['proposals', proposal.id], { proposal }),
  }
}
