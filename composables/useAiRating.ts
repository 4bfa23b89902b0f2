import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

type Rating = 1 | -1 | null

/** What the person thinks of an answer of Claude; pressed again, it is taken back. */
export function useAiRating(hash: () => string) {
  const api = useApi()
  const { show } = useProblem()
  const rating = ref<Rating>(null)
  watch(hash, () => rating.value = null)

  async function rate(value: 1 | -1) {
    const before = rating.value
    rating.value = before === value ? null : value
    try {
      await api('/api/ai/ratings', { method: 'POST', body: { hash: hash(), rating: rating.value } })
    }
    catch (error) {
      rating.value = before
      show(error)
    }
  }
  return { rating, rate }
}
