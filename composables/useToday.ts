import { useQuery, useQueryCache } from '@pinia/colada'
import type { CompleteNextAction } from '#shared/next-actions/schema'
import type { Today, TodayRow } from '#shared/today/answers'
import { useApi } from '~/composables/useApi'
import { useDays } from '~/composables/useDays'
import { useNextAction } from '~/composables/useNextAction'
import { useProblem } from '~/composables/useProblem'
import { useTaskChanges } from '~/composables/useTaskChanges'

const groupNames = ['overdue', 'dueToday', 'tasks', 'withoutNextAction', 'goneQuiet'] as const
export type TodayGroupName = (typeof groupNames)[number]

/** A row that can be worked on. */
export type TodayItem = Extract<TodayRow, { kind: 'contact' | 'deal' | 'task' }>
/** A row whose next step can be done, with what comes next. */
export type TodayFollowUp = Extract<TodayRow, { kind: 'contact' | 'deal' }>
export interface TodayGroup { name: TodayGroupName, rows: TodayItem[], more: number }

const key = ['today']
export const rowKey = (row: TodayRow) => `${row.kind}-${row.record.id}`

/** The day's list: a worked row leaves at once, and comes back with the reason if the server refuses. */
export function useToday() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { dayText } = useDays()
  const { show } = useProblem()
  const { complete, snooze } = useNextAction()
  const tasks = useTaskChanges()
  const query = useQuery<Today, Error>({ key, query: () => api<Today>('/api/today') })

  /** A deal may be overdue and quiet at once: it stands in the first group alone. */
  const groups = computed(() => {
    const seen = new Set<string>()
    return groupNames.map((name): TodayGroup => {
      const all = query.data.value?.[name] ?? []
      const rows = all.filter((row): row is TodayItem => row.kind !== 'activity' && !seen.has(rowKey(row)))
      rows.forEach(row => seen.add(rowKey(row)))
      return { name, rows, more: Math.max(0, (query.data.value?.counts[name] ?? 0) - all.length) }
    }).filter(({ rows, more }) => rows.length > 0 || more > 0)
  })

  function withoutRow(today: Today, row: TodayRow): Today {
    const kept = { ...today, counts: { ...today.counts } }
    for (const name of groupNames) {
      kept[name] = today[name].filter(other => rowKey(other) !== rowKey(row))
      kept.counts[name] -= today[name].length - kept[name].length
    }
    return kept
  }

  async function work(row: TodayItem, send: () => Promise<unknown>): Promise<boolean> {
    const before = cache.getQueryData<Today>(key)
    const after = before && withoutRow(before, row)
    cache.cancelQueries({ key, exact: true })
    if (after) cache.setQueryData(key, after)
    try {
      await send()
      return true
    }
    catch (error) {
      if (before && cache.getQueryData(key) === after) cache.setQueryData(key, before)
      await cache.invalidateQueries({ key })
      show(error)
      return false
    }
  }

  return {
    ...query, groups,
    items: computed(() => groups.value.flatMap(group => group.rows)),
    done: (row: TodayFollowUp, input: CompleteNextAction) =>
      work(row, () => complete(row.kind, row.record, input, t('today.done', { name: nameOf(row) }))),
    doneTask: (row: Extract<TodayItem, { kind: 'task' }>) => work(row, () => tasks.complete(row.record)),
    putOff: (row: TodayItem, day: string) => work(row, () => row.kind === 'task' ? tasks.putOff(row.record, day) : snooze(row.kind, row.record, day, dayText(day))),
  }
}

export function nameOf(row: TodayItem): string {
  return row.kind === 'contact' ? row.record.name : row.record.title
}
