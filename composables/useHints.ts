import type { Hint } from '#shared/accounts/hints'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

/** What the app points out to a person once: shown until they put it away, on whatever device. */
export function useHints() {
  const api = useApi()
  const { user, refresh } = useSession()
  const { show } = useProblem()
  // Gone from the page at once, before the server knows.
  const gone = useState<Hint[]>('hints-gone', () => [])
  const seen = computed(() => [...new Set([...user.value?.seenHints ?? [], ...gone.value])])

  async function keep(seenHints: Hint[]): Promise<boolean> {
    try {
      await api('/api/profile', { method: 'PATCH', body: { seenHints } })
      await refresh()
      return true
    }
    catch (error) {
      show(error)
      return false
    }
  }

  return {
    isShown: (hint: Hint) => user.value !== undefined && !seen.value.includes(hint),
    async putAway(hint: Hint) {
      gone.value = [...gone.value, hint]
      await keep(seen.value)
    },
    showAll() {
      gone.value = []
      return keep([])
    },
  }
}
