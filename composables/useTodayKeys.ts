import { rowKey, type TodayItem } from '~/composables/useToday'
import { useShortcuts } from '~/composables/useShortcuts'

export interface TodayActions {
  open: (row: TodayItem) => void
  finish: (row: TodayItem) => void
  snooze: (row: TodayItem) => void
  log: (row: TodayItem) => void
  note: (row: TodayItem) => void
  mail: (row: TodayItem) => void
  draft: (row: TodayItem) => void
}

/** Which row of the list the keyboard is on, and what its keys do there. */
export function useTodayKeys(items: () => TodayItem[], actions: TodayActions) {
  const current = ref<string | null>(null)
  const indexOf = (key: string | null) => items().findIndex(row => rowKey(row) === key)
  const row = computed(() => items()[indexOf(current.value)])

  function focus(index: number) {
    const next = items()[Math.max(0, Math.min(index, items().length - 1))]
    if (!next) return
    current.value = rowKey(next)
    void nextTick(() => document.getElementById(rowKey(next))?.focus())
  }

  /** A worked row hands the keyboard on to the one that takes its place. */
  watch(() => items().map(rowKey), (now, before) => {
    if (!current.value || now.includes(current.value)) return
    const at = before.indexOf(current.value)
    const heir = before.slice(at + 1).find(key => now.includes(key)) ?? now.at(-1) ?? null
    current.value = heir
  })

  const onRow = (action: (row: TodayItem) => void) => row.value && (() => row.value && action(row.value))
  useShortcuts(computed(() => ({
    j: () => focus(current.value === null ? 0 : indexOf(current.value) + 1),
    k: () => focus(indexOf(current.value) - 1),
    e: onRow(actions.finish),
    h: onRow(actions.snooze),
    l: onRow(actions.log),
    n: onRow(actions.note),
    m: row.value?.email ? onRow(actions.mail) : undefined,
    Enter: onRow(actions.open),
  })))

  return {
    current,
    enter: (entered: TodayItem) => {
      current.value = rowKey(entered)
    },
    /** Gives the keyboard back to the row, as when a dialog has closed. */
    refocus: () => {
      if (current.value !== null) focus(indexOf(current.value))
    },
  }
}
