import type { Plan, PlannedOrganization } from '#shared/plans/answers'
import type { CreatePlan, UpdatePlan } from '#shared/plans/schema'
import { useApi } from '~/composables/useApi'

const key = ['plans']

/** The plans of the installation, and which organization has which; for its operator alone. */
export function usePlans() {
  const api = useApi()
  const cache = useQueryCache()
  const { data, isPending, error } = useQuery({ key, query: () => api<{ plans: Plan[], organizations: PlannedOrganization[] }>('/api/plans') })

  async function change(path: string, method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', body?: unknown) {
    await api(`/api/plans${path}`, { method, body })
    await Promise.all([key, ['usage']].map(of => cache.invalidateQueries({ key: of })))
  }
  return {
    plans: computed(() => data.value?.plans ?? []),
    organizations: computed(() => data.value?.organizations ?? []),
    isPending, error,
    create: (plan: CreatePlan) => change('', 'POST', plan),
    update: ({ id }: Plan, changes: UpdatePlan) => change(`/${id}`, 'PATCH', changes),
    remove: ({ id }: Plan) => change(`/${id}`, 'DELETE'),
    assign: ({ id }: PlannedOrganization, planId: string | null) => change(`/organizations/${id}`, 'PUT', { planId }),
  }
}
