import { useQueryCache } from '@pinia/colada'
import type { Company } from '#shared/companies/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

/** Once a company has a domain: offers to give it the contacts whose addresses are there and who have no company. */
export function useDomainOffer() {
  const api = useApi()
  const cache = useQueryCache()
  const toast = useToast()
  const { t, n } = useI18n()
  const { show } = useProblem()

  async function link(id: string) {
    await api(`/api/companies/${id}/people-at-domain`, { method: 'POST' }).catch(show)
    await cache.invalidateQueries({ key: ['contacts'] })
  }

  return async ({ id, name, domain }: Pick<Company, 'id' | 'name' | 'domain'>) => {
    if (!domain) return
    const { count } = await api<{ count: number }>(`/api/companies/${id}/people-at-domain`)
    if (count === 0) return
    toast.add({
      title: t('companies.peopleAtDomain', { n: n(count), domain }, count), icon: 'i-lucide-users', duration: 20_000,
      actions: [{ label: t('companies.linkPeople', { name }), color: 'neutral', variant: 'outline', onClick: () => void link(id) }],
    })
  }
}
