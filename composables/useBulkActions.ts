import type { BulkAction } from '#shared/bulk/schema'
import type { RecordKind } from '#shared/records/kinds'
import { useMembers } from '~/composables/useMembers'
import { useSession } from '~/composables/useSession'

/** Actions that ask something before they begin. */
export type BulkDialogName = Exclude<BulkAction, 'export'>

type Named = { name: BulkDialogName, isImmediate?: false } | { name: 'export', isImmediate: true }

const icons: Record<BulkAction, string> = {
  tag: 'i-lucide-tag', untag: 'i-lucide-bookmark-x', assign: 'i-lucide-user-round-check', set: 'i-lucide-pencil', stage: 'i-lucide-square-kanban', won: 'i-lucide-trophy', lost: 'i-lucide-circle-x',
  task: 'i-lucide-square-check', export: 'i-lucide-download', delete: 'i-lucide-trash-2',
}

/** What the person may do with many records of a kind. */
export function useBulkActions(kind: () => RecordKind) {
  const { t } = useI18n()
  const { can, mayExport } = useSession()
  const { areSeveral } = useMembers()
  return {
    actions: computed(() => {
      const ask = (name: BulkDialogName, isOffered = true): Named[] => isOffered ? [{ name }] : []
      const isDeals = kind() === 'deal'
      const edits = can('records.edit')
      const named: Named[] = [
        ...ask('tag', edits), ...ask('untag', edits), ...ask('assign', can('records.change-owner') && areSeveral.value), ...ask('set', edits),
        ...ask('stage', edits && isDeals), ...ask('won', edits && isDeals), ...ask('lost', edits && isDeals), ...ask('task', edits),
        ...(mayExport.value ? [{ name: 'export' as const, isImmediate: true as const }] : []), ...ask('delete', can('records.delete')),
      ]
      return named.map(action => ({ ...action, icon: icons[action.name], label: t(`bulk.actions.${action.name}`) }))
    }),
  }
}
