import { listPriceOf } from '#shared/ai/models'
import type { UpdateAiSettings } from '#shared/ai/schema'
import type { AiSettingsAnswer } from '#shared/ai/settings-answers'
import { useApi } from '~/composables/useApi'

const microsPerDollar = 1_000_000
const key = ['ai', 'settings']

/** Of a million tokens, in dollars. */
interface Price { input: number | null, output: number | null }

const microsOf = (dollars: number | null) => dollars === null ? undefined : Math.round(dollars * microsPerDollar)

/** What the organization has set for Claude, as the form shows it: money in dollars, an empty field for what the installation says. */
export function useAiSettings() {
  const api = useApi()
  const cache = useQueryCache()
  const { data, error } = useQuery({ key, query: () => api<AiSettingsAnswer>('/api/ai/settings') })

  return {
    data, error,
    /** What a million tokens of a model cost in dollars: as the organization says, else by the list. */
    priceOf(model: string): Price {
      const { inputMicros, outputMicros } = data.value?.settings.prices[model] ?? listPriceOf(model)
      return { input: inputMicros / microsPerDollar, output: outputMicros / microsPerDollar }
    },
    /** The organization's prices with those of one model changed; the list's own are left out, and stand for a field that is empty. */
    pricesWith(model: string, { input, output }: Price): UpdateAiSettings['prices'] {
      const { [model]: _, ...others } = data.value?.settings.prices ?? {}
      const list = listPriceOf(model)
      const price = { inputMicros: microsOf(input) ?? list.inputMicros, outputMicros: microsOf(output) ?? list.outputMicros }
      const isListed = price.inputMicros === list.inputMicros && price.outputMicros === list.outputMicros
      return isListed ? others : { ...others, [model]: price }
    },
    async save(changes: UpdateAiSettings) {
      const answer = await api<AiSettingsAnswer>('/api/ai/settings', { method: 'PATCH', body: changes })
      cache.setQueryData(key, answer)
      await cache.invalidateQueries({ key: ['ai', 'status'] })
    },
  }
}
