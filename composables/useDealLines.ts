import { useQuery, useQueryCache } from '@pinia/colada'
import type { z } from 'zod'
import type { DealLines, DecideDiscount, putLineItemsSchema } from '#shared/deals/line-items'
import type { Deal } from '#shared/deals/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useDealChanges } from '~/composables/useDealChanges'

/** The line items of a deal, what they come to, and where their discount stands. */
export function useDealLines(id: () => string) {
  const api = useApi()
  const cache = useQueryCache()
  const { refresh } = useDealChanges()
  const key = () => ['deals', id(), 'line-items']
  const { data: lines } = useQuery({ key, query: () => api<DealLines>(`/api/deals/${id()}/line-items`) })

  return {
    lines,
    /** Throws what the server refused. `version` is the one the person has seen. */
    save: async (input: z.input<typeof putLineItemsSchema>, version: number) => {
      const saved = await api<DealLines>(`/api/deals/${id()}/line-items`, { method: 'PUT', body: input, headers: ifVersion(version) })
      cache.setQueryData(key(), saved)
      await refresh()
    },
    /** Throws what the server refused. */
    decide: async (decision: DecideDiscount, version: number) => {
      const { deal } = await api<{ deal: Deal }>(`/api/deals/${id()}/discount-approval`, { method: 'POST', body: decision, headers: ifVersion(version) })
      cache.setQueryData(['deals', id()], { deal })
      await refresh()
    },
  }
}
