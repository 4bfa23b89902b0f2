import { useQuery } from '@pinia/colada'
import { contactSources } from '#shared/contacts/values'
import { useApi } from '~/composables/useApi'
import { useContactWords } from '~/composables/useContactWords'

interface Origins { sources: string[], campaigns: string[] }

/** The sources and campaigns to choose from: ours and those in use. */
export function useOrigins() {
  const api = useApi()
  const { t } = useI18n()
  const { sourceText } = useContactWords()
  const { data } = useQuery({ key: ['contacts', 'origins'], query: () => api<Origins>('/api/sources'), ssrCatchError: true })
  const names = computed(() => ({
    source: [...new Set<string>([...contactSources, ...data.value?.sources ?? []])],
    campaign: data.value?.campaigns ?? [],
  }))
  return {
    /** `chosen` is among them, whether it is known or not. */
    itemsOf: (name: 'source' | 'campaign', chosen?: string | null) => [...new Set([...names.value[name], ...(chosen ? [chosen] : [])])].map(value => ({ value, label: value === 'none' ? t('reports.unknown') : name === 'source' ? sourceText(value) : value })),
  }
}
