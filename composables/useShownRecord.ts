import type { Dialog } from '~/composables/useDialogs'

/** The record whose page is open: what is made meanwhile is about it. */
export interface ShownRecord { kind: 'contact' | 'company' | 'deal', id: string, name: string }

const useShown = () => useState<ShownRecord | null>('shown-record', () => null)

/** Says which record the page shows, as long as it does. */
export function useAsShownRecord(record: () => ShownRecord | undefined) {
  const shown = useShown()
  let mine: ShownRecord | null = null
  onMounted(() => watch(record, (now) => {
    mine = shown.value = now ?? null
  }, { immediate: true }))
  // The page that comes next may have said its own already.
  onBeforeUnmount(() => {
    if (shown.value?.id === mine?.id) shown.value = null
  })
}

/** A form for something new, filled with the record that is looked at. */
export function aboutRecord(dialog: Dialog, { kind, id, name }: ShownRecord): Dialog {
  const contact = { contactId: id, contactName: name }
  const company = { companyId: id, companyName: name }
  switch (dialog.name) {
    case 'task': return { ...dialog, kind, id, recordName: name }
    case 'activity': return { ...dialog, ...{ contact, company, deal: { dealId: id, dealTitle: name } }[kind] }
    case 'purchase': return { ...dialog, ...{ contact: { contactId: id }, company: { companyId: id }, deal: { dealId: id } }[kind] }
    case 'deal': return { ...dialog, ...{ contact, company, deal: {} }[kind] }
    case 'contact': return kind === 'company' ? { ...dialog, ...company } : dialog
    default: return dialog
  }
}

/** Fills a form with the record that is looked at, if one is. */
export function useAboutShown() {
  const shown = useShown()
  return (dialog: Dialog) => shown.value ? aboutRecord(dialog, shown.value) : dialog
}
