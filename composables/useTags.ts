import { useQuery } from '@pinia/colada'
import type { StageColor } from '#shared/pipelines/schema'
import { useApi } from '~/composables/useApi'

interface Tag { id: string, name: string, color: StageColor }

/** Every tag of the organization, by name. */
export function useTags() {
  const api = useApi()
  const { data } = useQuery({ key: ['tags'], query: () => api<{ tags: Tag[] }>('/api/tags'), staleTime: 60_000 })
  return { tags: computed(() => data.value?.tags ?? []) }
}
