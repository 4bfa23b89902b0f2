import type { SearchResult } from '#shared/search/schema'
import { useApi } from '~/composables/useApi'

const pauseMs = 120

/** Records of one kind as someone types; an answer that comes late never replaces a newer one. */
export function useRecordSearch(kind: SearchResult['kind']) {
  const api = useApi()
  const term = ref('')
  const results = ref<SearchResult[]>([])
  const isLoading = ref(false)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(q: string) {
    const turn = ++asked
    try {
      const answer = await api<{ results: SearchResult[] }>('/api/search', { query: { q, kind, limit: 8 } })
      if (turn === asked) results.value = answer.results
    }
    catch {
      if (turn === asked) results.value = []
    }
    finally {
      if (turn === asked) isLoading.value = false
    }
  }

  watch(term, (q) => {
    clearTimeout(timer)
    asked++
    isLoading.value = q.trim() !== ''
    if (isLoading.value) timer = setTimeout(search, pauseMs, q)
    else results.value = []
  })
  onScopeDispose(() => clearTimeout(timer))
  return { term, results, isLoading }
}
