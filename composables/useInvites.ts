import { useQuery, useQueryCache } from '@pinia/colada'
import type { Invite } from '#shared/members/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

/** An invitation with its link, which is known this once. */
export interface IssuedInvite { invite: Invite, link: string, isMailed: boolean }

const key = ['invites']

/** Invitations into the organization; for admins alone. */
export function useInvites() {
  const api = useApi()
  const { show } = useProblem()
  const cache = useQueryCache()
  const { data } = useQuery({ key, query: () => api<{ invites: Invite[] }>('/api/invites') })
  const refresh = () => cache.invalidateQueries({ key }).catch(() => undefined)

  return {
    invites: computed(() => data.value?.invites ?? []),
    async create(input: { email: string, role: Invite['role'] }): Promise<IssuedInvite> {
      const issued = await api<IssuedInvite>('/api/invites', { method: 'POST', body: input })
      await refresh()
      return issued
    },
    async renew({ id }: Invite): Promise<IssuedInvite | undefined> {
      try {
        return await api<IssuedInvite>(`/api/invites/${id}/renew`, { method: 'POST' })
      }
      catch (error) {
        show(error)
      }
      finally {
        await refresh()
      }
    },
    async withdraw({ id }: Invite) {
      await api(`/api/invites/${id}`, { method: 'DELETE' }).catch(show)
      await refresh()
    },
  }
}
