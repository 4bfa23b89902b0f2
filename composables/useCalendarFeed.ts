import { useQuery, useQueryCache } from '@pinia/colada'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

interface Feed { address: string | null }

const key = ['calendar-feed']

/** The private address of the signed-in person's calendar. */
export function useCalendarFeed() {
  const api = useApi()
  const cache = useQueryCache()
  const { show } = useProblem()
  const { data } = useQuery<Feed, Error>({ key, query: () => api<Feed>('/api/profile/calendar-feed') })

  async function change(ask: () => Promise<Feed>) {
    try {
      cache.setQueryData(key, await ask())
    }
    catch (error) {
      show(error)
    }
  }

  return {
    isKnown: computed(() => data.value !== undefined),
    address: computed(() => data.value?.address ?? null),
    renew: () => change(() => api<Feed>('/api/profile/calendar-feed', { method: 'POST' })),
    end: () => change(async () => {
      await api('/api/profile/calendar-feed', { method: 'DELETE' })
      return { address: null }
    }),
  }
}
