import { useQuery, useQueryCache } from '@pinia/colada'
import type { RecordKind } from '#shared/records/kinds'
import type { ListSettings, View, ViewQuery, Views } from '#shared/views/schema'
import { ifVersion, useApi } from '~/composables/useApi'

/** What asks for the views of a list. */
function viewsQuery(kind: RecordKind) {
  const api = useApi()
  return { key: ['views', kind], query: () => api<Views>('/api/views', { query: { kind } }), staleTime: 60_000 }
}

/** The view that the person's list opens with: as known already, else asked for. */
export async function usualView(kind: RecordKind): Promise<View | undefined> {
  const cache = useQueryCache()
  const asked = viewsQuery(kind)
  const { views, settings } = cache.getQueryData<Views>(asked.key) ?? (await cache.refresh(cache.ensure(asked))).data ?? {}
  return views?.find(({ id }) => id === settings?.viewId)
}

/** The saved views of a list and how the person wants it when they open it. */
export function useViews(kind: RecordKind) {
  const api = useApi()
  const cache = useQueryCache()
  const asked = viewsQuery(kind)
  const { data } = useQuery(asked)
  const reload = () => cache.invalidateQueries({ key: asked.key })

  async function saveSettings(changes: Partial<ListSettings>) {
    const before = cache.getQueryData<Views>(asked.key)
    if (before) cache.setQueryData(asked.key, { ...before, settings: { ...before.settings, ...changes } })
    await api('/api/views/settings', { method: 'PUT', body: { kind, ...changes } }).finally(reload)
  }

  async function changing<T>(change: Promise<T>): Promise<T> {
    return await change.finally(reload)
  }

  return {
    views: computed(() => data.value?.views ?? []),
    settings: computed<ListSettings>(() => data.value?.settings ?? { columns: null, viewId: null }),
    saveSettings,
    create: async (view: { name: string, query: ViewQuery, columns: string[] | null, isShared: boolean }) =>
      (await changing(api<{ view: View }>('/api/views', { method: 'POST', body: { kind, ...view } }))).view,
    update: async (view: View, changes: Partial<Pick<View, 'name' | 'query' | 'columns' | 'isShared'>>) =>
      (await changing(api<{ view: View }>(`/api/views/${view.id}`, { method: 'PATCH', headers: ifVersion(view.version), body: changes }))).view,
    remove: (view: View) => changing(api(`/api/views/${view.id}`, { method: 'DELETE' })),
    restore: (view: View) => changing(api(`/api/views/${view.id}/restore`, { method: 'POST' })),
  }
}
