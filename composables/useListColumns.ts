import { listColumns } from '#shared/records/columns'
import type { RecordKind } from '#shared/records/kinds'
import { useListView, type Translation } from '~/composables/useListView'

/** The columns of a list as a menu of boxes to tick. */
export function useColumnChoices(kind: RecordKind, labelOf: (column: string) => string, translation?: Translation) {
  const { columns, setColumns } = useListView(kind, translation)
  return computed(() => listColumns[kind].slice(1).map((column: string) => ({
    label: labelOf(column), type: 'checkbox' as const, checked: (columns.value as string[]).includes(column),
    onUpdateChecked: (isWanted: boolean) => setColumns(isWanted ? [...columns.value, column] : (columns.value as string[]).filter(other => other !== column)),
    onSelect: (event: Event) => event.preventDefault(),
  })))
}
