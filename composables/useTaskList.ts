import { addDays } from '#shared/dates/days'
import type { Task } from '#shared/tasks/schema'
import { useDays } from '~/composables/useDays'
import { useSpanChips } from '~/composables/useFilterChips'
import { useListFilters } from '~/composables/useListFilters'
import { useRecordList } from '~/composables/useRecordList'
import { useTaskText } from '~/composables/useTaskText'

const names = ['q', 'assigneeId', 'priority', 'state', 'due', 'completedAfter', 'completedBefore'] as const
export const taskGroups = ['overdue', 'today', 'tomorrow', 'week', 'later', 'none', 'done'] as const
export interface TaskGroup { name: (typeof taskGroups)[number], tasks: Task[] }

/** The tasks as the address bar says, those of the person unless told otherwise, in groups by when they are due. */
export function useTaskList() {
  const { filters, set, words, isFiltered, clear } = useListFilters(names)
  const { today } = useDays()
  const { dueDayOf, isLate } = useTaskText()

  const list = useRecordList<Task>('tasks', () => {
    const { assigneeId = 'me', state = 'open', ...others } = filters.value
    return { ...others, state, limit: '100', ...(assigneeId === 'all' ? {} : { assigneeId }), ...(state === 'done' ? { sort: '-completedAt' } : {}) }
  })

  function groupOf(task: Task): TaskGroup['name'] {
    const day = dueDayOf(task)
    if (task.completedAt) return 'done'
    if (day === null) return 'none'
    if (isLate(task)) return 'overdue'
    if (day <= today.value) return 'today'
    return day === addDays(today.value, 1) ? 'tomorrow' : day < addDays(today.value, 7) ? 'week' : 'later'
  }

  const groups = computed(() => {
    const byGroup = Map.groupBy(list.rows.value, groupOf)
    return taskGroups.flatMap((name): TaskGroup[] => byGroup.has(name) ? [{ name, tasks: byGroup.get(name)! }] : [])
  })
  const chips = useSpanChips(() => filters.value, ['completed'])
  return { ...list, chips, filters, set, words, isFiltered, clear, groups }
}
