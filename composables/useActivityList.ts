import type { Activity } from '#shared/activities/schema'
import { dayOf } from '#shared/dates/days'
import { useSpanChips } from '~/composables/useFilterChips'
import { useListFilters } from '~/composables/useListFilters'
import { useRecordList } from '~/composables/useRecordList'
import { useSession } from '~/composables/useSession'

const names = ['q', 'type', 'userId', 'after', 'before'] as const

/** What happened with anyone, as the address bar says, by the day on which it did. */
export function useActivityList() {
  const { filters, set, words, isFiltered, clear } = useListFilters(names)
  const { timeZone } = useSession()
  const list = useRecordList<Activity>('activities', () => filters.value)
  const spans = useSpanChips(() => ({ happenedAfter: filters.value.after, happenedBefore: filters.value.before }), ['happened'])
  return {
    ...list, filters, set, words, isFiltered, clear,
    chips: computed(() => spans.value.map(chip => ({ ...chip, names: ['after', 'before'] }))),
    days: computed(() => [...Map.groupBy(list.rows.value, ({ occurredAt }) => dayOf(occurredAt, timeZone.value))].map(([day, activities]) => ({ day, activities }))),
  }
}
