import { useDays } from '~/composables/useDays'
import { useDialogs } from '~/composables/useDialogs'
import { useMoneyChanges } from '~/composables/useMoneyChanges'
import { useSession } from '~/composables/useSession'

/** The form of a purchase: a new one, filled with what the place it was opened from knows, or one that is there already. */
export function usePurchaseForm() {
  const { t } = useI18n()
  const toast = useToast()
  const { organization } = useSession()
  const { today } = useDays()
  const { dialog, open, close } = useDialogs()
  const { addPurchase, updatePurchase, removePurchase } = useMoneyChanges()

  const given = dialog.value?.name === 'purchase' ? dialog.value : undefined
  const purchase = given?.purchase
  const state = reactive({
    contactId: given?.contactId ?? null, companyId: given?.companyId ?? null, dealId: given?.dealId ?? null,
    subject: purchase?.subject ?? '', body: purchase?.body ?? '', valueCents: purchase?.valueCents ?? 0, currency: purchase?.currency ?? organization.value?.defaultCurrency ?? 'EUR',
    purchasedOn: purchase?.purchasedOn ?? today.value as string | null, source: purchase?.source ?? null, campaign: purchase?.campaign ?? null,
  })
  const contactName = ref<string | null>(null)

  const input = computed(() => {
    const { purchasedOn, source, campaign, contactId, companyId, dealId, ...fields } = state
    const links = purchase ? {} : { contactId, companyId, dealId }
    // A new one that says nothing comes from where its deal or contact does.
    const origin = { ...(purchase || source ? { source } : {}), ...(purchase || campaign ? { campaign } : {}) }
    return { ...fields, ...links, ...origin, ...(purchasedOn ? { purchasedOn } : {}) }
  })

  async function submit() {
    const saved = await (purchase ? updatePurchase(purchase, input.value) : addPurchase(input.value))
    close()
    if (purchase) return
    const sale = { kind: 'purchase' as const, id: saved.id, title: saved.subject, currency: saved.currency, outstandingCents: saved.valueCents }
    toast.add({ title: t('money.purchaseAdded'), icon: 'i-lucide-circle-check', actions: [{ label: t('money.addPayment'), color: 'neutral', variant: 'outline', onClick: () => open({ name: 'payment', sales: [sale] }) }] })
  }

  return {
    state, input, purchase, contactName, submit,
    hasSubject: Boolean(given?.contactId ?? given?.companyId ?? given?.dealId ?? purchase),
    removeIt: async () => {
      close()
      if (purchase) await removePurchase(purchase.id)
    },
    isOpen: computed({ get: () => dialog.value?.name === 'purchase', set: open => open || close() }),
  }
}
