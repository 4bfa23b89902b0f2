import { useQuery, useQueryCache } from '@pinia/colada'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

interface Answer { discountLimitPercent: number | null }

const key = ['discount-limit']

/** The percentage above which a discount needs an approval, and its change. */
export function useDiscountLimit() {
  const api = useApi()
  const cache = useQueryCache()
  const toast = useToast()
  const { t } = useI18n()
  const { show } = useProblem()
  const { data } = useQuery({ key, query: () => api<Answer>('/api/organization/discount-limit') })

  return {
    limit: computed(() => data.value?.discountLimitPercent),
    save: async (discountLimitPercent: number | null) => {
      try {
        cache.setQueryData(key, await api<Answer>('/api/organization/discount-limit', { method: 'PUT', body: { discountLimitPercent } }))
        toast.add({ title: t('settings.saved'), icon: 'i-lucide-circle-check', duration: 3000 })
      }
      catch (error) {
        show(error)
      }
    },
  }
}
