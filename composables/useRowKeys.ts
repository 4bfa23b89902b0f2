import type { MaybeRefOrGetter } from 'vue'
import { useShortcuts, type Shortcuts } from '~/composables/useShortcuts'

/** Moving through the rows of a table or a list with `j` and `k`, and keys that do something with the row that has the focus. */
export function useRowKeys<Row>(table: () => HTMLElement | null | undefined, rows: () => Row[], onRow: MaybeRefOrGetter<Record<string, (row: Row, event: KeyboardEvent) => void>>) {
  const elements = () => [...table()?.querySelectorAll<HTMLElement>('tbody tr[tabindex], li[tabindex]') ?? []]
  const focusedIndex = () => elements().findIndex(element => element.contains(document.activeElement))

  function move(step: number) {
    const all = elements()
    const at = focusedIndex()
    const next = all[at === -1 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }

  const hasFocus = ref(false)
  const remember = () => void (hasFocus.value = focusedIndex() !== -1)
  onMounted(() => document.addEventListener('focusin', remember))
  onBeforeUnmount(() => document.removeEventListener('focusin', remember))

  useShortcuts(computed<Shortcuts>(() => {
    const ofRow = Object.entries(toValue(onRow)).map(([key, run]) => [key, (event: KeyboardEvent) => {
      // Looked up when the key is pressed: rows come and go above the one with the focus.
      const row = rows()[focusedIndex()]
      if (row !== undefined) run(row, event)
    }] as const)
    return { j: () => move(1), k: () => move(-1), ...hasFocus.value ? Object.fromEntries(ofRow) : {} }
  }))
}
