import { useApi } from '~/composables/useApi'

interface SampleCounts { contacts: number, companies: number, deals: number, activities: number }

/** The organization's sample data: how much there is, adding it and removing it. */
export function useSampleData() {
  const api = useApi()
  const cache = useQueryCache()
  const { data: counts } = useQuery({
    key: ['sample-data'],
    query: async () => (await api<{ sampleData: SampleCounts }>('/api/demo-data')).sampleData,
  })
  const change = (method: 'POST' | 'DELETE') => useMutation({
    mutation: () => api('/api/demo-data', { method }),
    // It touches every list, so everything that is known is asked for anew.
    onSettled: () => cache.invalidateQueries(),
  })
  return { counts, isPresent: computed(() => Object.values(counts.value ?? {}).some(count => count > 0)), add: change('POST'), remove: change('DELETE') }
}
