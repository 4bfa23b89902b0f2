import type { loggedTypes } from '#shared/activities/values'
import type { Payment, Purchase } from '#shared/money/schema'
import type { Task } from '#shared/tasks/schema'
import type { HistoryKind } from '#shared/history/schema'
import type { SharedKind } from '#shared/shares/schema'
import type { Wanted } from '~/composables/useMessageDraft'
import type { Payable } from '~/composables/useMoneyOf'

/** A form that can be opened from anywhere: a button, a shortcut or the palette. */
export type Dialog
  = | { name: 'contact', companyId?: string, companyName?: string }
    | { name: 'company' }
    | { name: 'organization' }
    | { name: 'sign-out' }
    | { name: 'share', kind: SharedKind, record: { id: string, ownerId: string | null }, title: string }
    | { name: 'task', task?: Task, kind?: 'contact' | 'company' | 'deal', id?: string, recordName?: string, day?: string }
    | { name: 'deal', contactId?: string, contactName?: string, companyId?: string, companyName?: string, stageId?: string }
    | { name: 'activity', type: (typeof loggedTypes)[number], contactId?: string, contactName?: string, companyId?: string, companyName?: string, dealId?: string, dealTitle?: string, drafts?: Wanted }
    | { name: 'purchase', purchase?: Purchase, contactId?: string | null, companyId?: string | null, dealId?: string | null }
    | { name: 'proposal' }
    | { name: 'payment', payment?: Payment, sales?: Payable[] }
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
