import { useQuery, useQueryCache } from '@pinia/colada'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

interface Answer { lostReasons: string[] }

const key = ['lost-reasons']

/** The reasons to choose from when a deal is lost. A change shows at once, and is taken back if the server refuses it. */
export function useLostReasons() {
  const api = useApi()
  const cache = useQueryCache()
  const { show } = useProblem()
  const { data } = useQuery({ key, query: () => api<Answer>('/api/lost-reasons') })

  return {
    lostReasons: computed(() => data.value?.lostReasons ?? []),
    save: async (lostReasons: string[]): Promise<void> => {
      const before = data.value
      cache.setQueryData(key, { lostReasons })
      try {
        await api('/api/lost-reasons', { method: 'PUT', body: { lostReasons } })
      }
      catch (error) {
        if (before) cache.setQueryData(key, before)
        show(error)
      }
    },
  }
}
