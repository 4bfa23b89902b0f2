import { useQuery, useQueryCache } from '@pinia/colada'
import type { RecordKind } from '#shared/records/kinds'
import type { ListSettings, View, ViewQuery, Views } from '#shared/views/schema'
import { ifVersion, useApi } from '~/composables/useApi'

/** The saved views of a list and how the person wants it when they open it. */
export function useViews(kind: RecordKind) {
  const api = useApi()
  const cache = useQueryCache()
  const key = ['views', kind]
  const { data, refresh } = useQuery({ key, query: () => api<Views>('/api/views', { query: { kind } }), staleTime: 60_000 })
  const reload = () => cache.invalidateQueries({ key })

  async function saveSettings(changes: Partial<ListSettings>) {
    const before = cache.getQueryData<Views>(key)
    if (before) cache.setQueryData(key, { ...before, settings: { ...before.settings, ...changes } })
    await api('/api/views/settings', { method: 'PUT', body: { kind, ...changes } }).finally(reload)
  }

  async function changing<T>(change: Promise<T>): Promise<T> {
    return await change.finally(reload)
  }

  return {
    ready: refresh,
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
