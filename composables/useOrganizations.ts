import { useQuery, useQueryCache } from '@pinia/colada'
import type { OwnOrganization } from '#shared/accounts/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

/** The organizations of the signed-in person, asked for when they are first to be seen, and the way from one to another. */
export function useOrganizations({ enabled = true }: { enabled?: MaybeRefOrGetter<boolean> } = {}) {
  const api = useApi()
  const cache = useQueryCache()
  const { show } = useProblem()
  const { organization } = useSession()
  const { data } = useQuery({
    key: ['organizations'],
    query: () => api<{ organizations: OwnOrganization[], mayCreate: boolean }>('/api/organizations'),
    enabled: () => toValue(enabled),
    staleTime: 60_000,
  })

  async function switchTo(organizationId: string) {
    if (organizationId === organization.value?.id) return
    try {
      await api('/api/auth/session', { method: 'PUT', body: { organization: organizationId } })
      // Nothing that the browser knows of the one organization may be seen in the other.
      reloadNuxtApp({ path: '/', force: true })
    }
    catch (error) {
      show(error)
      await cache.invalidateQueries({ key: ['organizations'] }).catch(() => undefined)
    }
  }

  return {
    organizations: computed(() => data.value?.organizations ?? []),
    mayCreate: computed(() => data.value?.mayCreate ?? false),
    switchTo,
    async create(name: string) {
      const { organization } = await api<{ organization: OwnOrganization }>('/api/organizations', { method: 'POST', body: { name } })
      await switchTo(organization.id)
    },
  }
}

/** Another tab may have switched the organization, which both share: then this page begins anew in that one. */
export function useOneOrganization() {
  const { organization, refresh } = useSession()
  const refreshWhenSeen = () => {
    if (document.visibilityState === 'visible') void refresh()
  }
  onMounted(() => document.addEventListener('visibilitychange', refreshWhenSeen))
  onBeforeUnmount(() => document.removeEventListener('visibilitychange', refreshWhenSeen))
  watch(() => organization.value?.id, (id, before) => {
    if (before && id && id !== before) reloadNuxtApp({ path: '/', force: true })
  })
}
