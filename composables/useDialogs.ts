import type { loggedTypes } from '#shared/activities/schema'
import type { HistoryKind } from '#shared/history/schema'

/** A form that can be opened from anywhere: a button, a shortcut or the palette. */
export type Dialog
  = | { name: 'contact', companyId?: string, companyName?: string }
    | { name: 'company' }
    | { name: 'organization' }
    | { name: 'deal', contactId?: string, contactName?: string, companyId?: string, companyName?: string, stageId?: string }
    | { name: 'activity', type: (typeof loggedTypes)[number], contactId?: string, contactName?: string, companyId?: string, dealId?: string, dealTitle?: string }
    | { name: 'history', kind: HistoryKind, id: string, title: string | null }

/** The one dialog that is open. `components/app/AppDialogs.vue` shows it. */
export function useDialogs() {
  const dialog = useState<Dialog | null>('dialog', () => null)
  return {
    dialog,
    open: (next: Dialog) => { dialog.value = next },
    close: () => { dialog.value = null },
  }
}
