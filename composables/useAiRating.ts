import type { AiMark } from '#shared/ai/answers'
import type { AiRating } from '#shared/ai/values'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

/** By the answer that a mark came with: what was said of it holds wherever it shows again. */
const ratings = new WeakMap<AiMark, Ref<AiRating | null>>()

function ratingOf(ai: AiMark): Ref<AiRating | null> {
  const rating = ratings.get(ai) ?? ref(ai.rating ?? null)
  ratings.set(ai, rating)
  return rating
}

/** What the person thinks of an answer of Claude; pressed again, it is taken back. */
export function useAiRating(mark: () => AiMark) {
  const api = useApi()
  const { show } = useProblem()
  const current = computed(() => ratingOf(toRaw(mark())))

  async function rate(value: AiRating) {
    const rating = current.value
    const before = rating.value
    rating.value = before === value ? null : value
    try {
      await api('/api/ai/ratings', { method: 'POST', body: { hash: mark().hash, rating: rating.value } })
    }
    catch (error) {
      rating.value = before
      show(error)
    }
  }
  return { rating: computed(() => current.value.value), rate }
}
