import { useQuery, useQueryCache } from '@pinia/colada'
import type { Insights } from '#shared/insights/answers'
import { useApi } from '~/composables/useApi'

export interface InsightRecord { kind: 'contact' | 'company' | 'deal', id: string }

const plurals = { contact: 'contacts', company: 'companies', deal: 'deals' } as const

/** What Claude told the person last about a record; asked for again whenever the record is. */
export function useInsights(record: () => InsightRecord) {
  const api = useApi()
  const cache = useQueryCache()
  const key = () => [plurals[record().kind], record().id, 'insights']
  const { data, isPending } = useQuery<Insights>({ key, query: () => api<Insights>(`/api/${plurals[record().kind]}/${record().id}/insights`), ssrCatchError: true })
  return {
    insights: data,
    isPending,
    /** Shows what was just answered in place of what was kept. */
    put(answered: Partial<Insights>) {
      if (data.value) cache.setQueryData(key(), { ...data.value, ...answered })
    },
  }
}
