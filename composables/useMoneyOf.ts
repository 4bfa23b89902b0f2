import { useQuery } from '@pinia/colada'
import type { MoneyOfRecord, Sale } from '#shared/money/schema'
import { useApi } from '~/composables/useApi'

export type MoneyKind = 'contact' | 'company' | 'deal'

/** What money can come in for. */
export type Payable = Pick<Sale, 'kind' | 'id' | 'title' | 'currency' | 'outstandingCents'>

const plurals: Record<MoneyKind, string> = { contact: 'contacts', company: 'companies', deal: 'deals' }

/** What was sold to a contact or company, or by a deal, and what of it was paid. */
export function useMoneyOf(kind: MoneyKind, id: () => string) {
  const api = useApi()
  const query = useQuery(() => ({
    key: [plurals[kind], id(), 'money'],
    query: () => api<MoneyOfRecord>(`/api/${plurals[kind]}/${id()}/money`),
    ssrCatchError: true,
  }))
  return { money: query.data, error: query.error, refetch: query.refetch }
}
