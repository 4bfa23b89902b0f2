import { useQuery, useQueryCache } from '@pinia/colada'
import type { z } from 'zod'
import type { createProductSchema, Product } from '#shared/products/schema'
import { ifVersion, useApi } from '~/composables/useApi'

interface ProductPage { products: Product[], total?: number, cursor: string | null }

const most = 200

/** The catalogue, or what a search of it finds. */
export function useProducts(query: () => { q?: string, isActive?: 'true' }) {
  const api = useApi()
  const { data, error, isPending, refetch } = useQuery<ProductPage>({
    key: () => ['products', { ...query() }],
    query: () => api<ProductPage>('/api/products', { query: { ...query(), limit: most } }),
    placeholderData: (before: unknown) => before as ProductPage | undefined,
  })
  return { products: computed(() => data.value?.products ?? []), total: computed(() => data.value?.total ?? 0), error, isPending, refetch }
}

/** What changes the catalogue; throws what the server refused. */
export function useProductChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const refresh = () => cache.invalidateQueries({ key: ['products'] })
  type Input = z.input<typeof createProductSchema>

  return {
    create: async (input: Input) => {
      await api('/api/products', { method: 'POST', body: input })
      await refresh()
    },
    update: async ({ id, version }: Product, changes: Partial<Input>) => {
      await api(`/api/products/${id}`, { method: 'PATCH', body: changes, headers: ifVersion(version) })
      await refresh()
    },
    remove: async ({ id }: Product) => {
      await api(`/api/products/${id}`, { method: 'DELETE' })
      await refresh()
    },
  }
}
