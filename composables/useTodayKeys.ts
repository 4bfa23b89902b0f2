import { rowKey, type TodayTask } from '~/composables/useToday'
import { useShortcuts } from '~/composables/useShortcuts'

export interface TodayActions {
  open: (row: TodayTask) => void
  finish: (row: TodayTask) => void
  snooze: (row: TodayTask) => void
  log: (row: TodayTask) => void
  note: (row: TodayTask) => void
  mail: (row: TodayTask) => void
}

/** Which row of the list the keyboard is on, and what its keys do there. */
export function useTodayKeys(tasks: () => TodayTask[], actions: TodayActions) {
  const current = ref<string | null>(null)
  const indexOf = (key: string | null) => tasks().findIndex(row => rowKey(row) === key)
  const row = computed(() => tasks()[indexOf(current.value)])

  function focus(index: number) {
    const next = tasks()[Math.max(0, Math.min(index, tasks().length - 1))]
    if (!next) return
    current.value = rowKey(next)
    void nextTick(() => document.getElementById(rowKey(next))?.focus())
  }

  /** A worked row hands the keyboard on to the one that takes its place. */
  watch(() => tasks().map(rowKey), (now, before) => {
    if (!current.value || now.includes(current.value)) return
    const at = before.indexOf(current.value)
    const heir = before.slice(at + 1).find(key => now.includes(key)) ?? now.at(-1) ?? null
    current.value = heir
  })

  const onRow = (action: (row: TodayTask) => void) => row.value && (() => row.value && action(row.value))
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
    enter: (entered: TodayTask) => {
      current.value = rowKey(entered)
    },
    /** Gives the keyboard back to the row, as when a dialog has closed. */
    refocus: () => {
      if (current.value !== null) focus(indexOf(current.value))
    },
  }
}
