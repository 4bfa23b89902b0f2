import type { ChainBreak, ChainCheck } from '#shared/audit/answers'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

interface Found { breaks: ChainBreak[], head: number, anchor: ChainCheck['anchor'] }

/** Has the server check the organization's history part by part, and follows how far it is. */
export function useChainCheck() {
  const api = useApi()
  const { show } = useProblem()
  /** From 0 to 1 while it is checked. */
  const progress = ref<number | null>(null)
  const found = ref<Found | null>(null)

  async function check() {
    progress.value = 0
    found.value = null
    try {
      const breaks: ChainBreak[] = []
      for (let from = 1; ;) {
        const part: ChainCheck = await api<ChainCheck>('/api/audit-log/check', { query: { from } })
        breaks.push(...part.breaks)
        if (part.next === null) {
          found.value = { breaks, head: part.head, anchor: part.anchor }
          break
        }
        progress.value = part.next / part.head
        from = part.next
      }
    }
    catch (error) {
      show(error)
    }
    finally {
      progress.value = null
    }
  }

  return { check, progress, found }
}
