import type { AiUsage } from '#shared/ai/usage-answers'
import { useApi } from '~/composables/useApi'

/** How Claude was used in a month, the current one at first. */
export function useAiUsage() {
  const api = useApi()
  const month = ref<string>()
  const { data, error } = useQuery({
    key: () => ['ai', 'usage', month.value ?? 'now'],
    query: () => api<{ usage: AiUsage }>('/api/ai/usage', { query: { month: month.value } }),
    placeholderData: before => before,
  })
  return { usage: computed(() => data.value?.usage), error, month }
}
