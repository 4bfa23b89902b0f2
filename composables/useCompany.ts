import { useQuery } from '@pinia/colada'
import type { Company, CompanyRelations } from '#shared/companies/schema'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'
import { useRecordEdits } from '~/composables/useRecordEdits'

export const useCompanyChanges = () => useRecordEdits<Company>('company')

/** One company, as the record page shows it. */
export function useCompany(id: () => string) {
  const api = useApi()
  const { data, error, refetch } = useQuery<Company>({
    key: () => ['companies', id()],
    ssrCatchError: true,
    query: () => api<{ company: Company }>(`/api/companies/${id()}`).then(answer => answer.company, rethrowForPage),
  })
  return { company: data, error, refetch }
}

/** What a company has to do with others. */
export function useCompanyRelations(id: () => string) {
  const api = useApi()
  const { data } = useQuery({
    key: () => ['companies', id(), 'relations'],
    query: () => api<{ relations: CompanyRelations }>(`/api/companies/${id()}/relations`).then(({ relations }) => relations),
  })
  return { relations: data }
}
