import { useApi } from '~/composables/useApi'
import { useKeptRecords } from '~/composables/useKeptRecords'
import { isUnreachable } from '~/composables/useConnection'

interface Result { kind: 'contact' | 'company' | 'deal' | 'activity', id: string, title: string, subtitle: string | null }
interface Found extends Result { kind: 'contact' | 'company' | 'deal' }

const typingMs = 120

/** Contacts, deals and companies by name, as the person types. */
export function useSubjectSearch() {
  const api = useApi()
  const { findKept } = useKeptRecords()
  const words = ref('')
  const found = ref<Found[]>([])
  const isSearching = ref(false)

  watch(words, (typed, _, onCleanup) => {
    let isLate = false
    const timer = setTimeout(async () => {
      isSearching.value = true
      const results = typed.trim() ? await search(typed.trim()) : []
      if (isLate) return
      found.value = results
      isSearching.value = false
    }, typingMs)
    onCleanup(() => {
      isLate = true
      clearTimeout(timer)
    })
  })

  async function search(q: string): Promise<Found[]> {
    try {
      const { results } = await api<{ results: Result[] }>('/api/search', { query: { q } })
      return results.flatMap(({ kind, ...rest }) => kind === 'activity' ? [] : [{ ...rest, kind }])
    }
    catch (error) {
      return isUnreachable(error) ? await findKept(q) : []
    }
  }

  return { words, found, isSearching }
}
