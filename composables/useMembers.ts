import { useQuery } from '@pinia/colada'
import type { Member } from '#shared/members/schema'
import { useApi } from '~/composables/useApi'

/** Everyone in the organization, by name, the deactivated too. */
export function useMembers() {
  const api = useApi()
  const { data } = useQuery({ key: ['members'], query: () => api<{ members: Member[] }>('/api/members'), staleTime: 60_000 })
  const members = computed(() => data.value?.members ?? [])
  return { members, areSeveral: computed(() => members.value.length > 1) }
}
