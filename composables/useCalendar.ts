import { useQuery, useQueryCache } from '@pinia/colada'
import type { Calendar, CalendarEntry } from '#shared/calendar/schema'
import { useApi } from '~/composables/useApi'
import { rethrowForPage } from '~/composables/useProblem'

interface Asked { from: string, to: string, whose: string }

/** What lies in the shown days, by day. While others are asked for, what is known of them stays. */
export function useCalendar(asked: () => Asked) {
  const api = useApi()
  const cache = useQueryCache()
  const key = () => ['calendar', { ...asked() }]
  const query = useQuery<Calendar, Error>({
    key,
    query: () => {
      const { from, to, whose } = asked()
      return api<Calendar>('/api/calendar', { query: { from, to, ...whose === 'mine' ? {} : { memberId: whose } } }).catch(rethrowForPage)
    },
    placeholderData: (before: unknown) => before as Calendar | undefined,
    ssrCatchError: true,
  })
  const byDay = computed(() => Map.groupBy(query.data.value?.entries ?? [], ({ day }) => day))

  /** Shows an entry as it will be; answers how to take that back. */
  function foresee(entry: CalendarEntry, changes: Partial<CalendarEntry>): () => void {
    const at = key()
    const before = cache.getQueryData<Calendar>(at)
    if (!before) return () => undefined
    const after = { ...before, entries: before.entries.map(other => other.key === entry.key ? { ...other, ...changes } : other) }
    cache.cancelQueries({ key: at, exact: true })
    cache.setQueryData(at, after)
    return () => cache.getQueryData(at) === after && cache.setQueryData(at, before)
  }

  return { ...query, entriesOf: (day: string) => byDay.value.get(day) ?? [], foresee }
}
