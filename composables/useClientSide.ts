import type { ClientSide, SendProposal } from '#shared/client-proposals/schema'
import { useApi } from '~/composables/useApi'

type Answer = { client: ClientSide }
export interface Sent extends Answer { url: string, mailed: number }

/** What the client of a proposal saw, said and decided, and what members do about it. */
export function useClientSide(id: string) {
  const api = useApi()
  const cache = useQueryCache()
  const key = ['proposals', id, 'client']
  const path = `/api/proposals/${id}`
  const { data, isPending } = useQuery({ key, query: () => api<Answer>(`${path}/client`) })

  /** Shows the answer at once, and asks again for the proposal and its records, which may have changed with it. */
  async function change<T>(subpath: string, body?: object): Promise<T> {
    const answer = await api<T>(`${path}/${subpath}`, { method: 'POST', body })
    void cache.invalidateQueries({ key: ['proposals'] })
    return answer
  }

  return {
    isPending,
    client: computed(() => data.value?.client),
    send: (input: SendProposal) => change<Sent>('send', input),
    withdraw: () => change<Answer>('withdraw'),
    renew: () => change<Answer>('link'),
    answer: (body: string) => change('comments', { body }),
    async remove(commentId: string) {
      await api(`${path}/comments/${commentId}`, { method: 'DELETE' })
      await cache.invalidateQueries({ key })
    },
  }
}
