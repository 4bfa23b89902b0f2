import { useDays } from '~/composables/useDays'
import { useDialogs } from '~/composables/useDialogs'
import { useMoney } from '~/composables/useMoney'
import { useMoneyChanges } from '~/composables/useMoneyChanges'
import type { Payable } from '~/composables/useMoneyOf'

/** The form of a payment: a new one for one of some sales, with what is outstanding of it filled in, or one that is there already. */
export function usePaymentForm() {
  const { t } = useI18n()
  const { money } = useMoney()
  const { today } = useDays()
  const toast = useToast()
  const { dialog, close } = useDialogs()
  const { addPayment, updatePayment, removePayment } = useMoneyChanges()

  const given = dialog.value?.name === 'payment' ? dialog.value : undefined
  const payment = given?.payment
  const sales = given?.sales ?? []
  const saleId = ref(sales[0]?.id)
  const sale = computed(() => sales.find(({ id }) => id === saleId.value))
  const due = (of: Payable | undefined) => Math.max(0, of?.outstandingCents ?? 0)
  const state = reactive({ valueCents: payment?.valueCents ?? due(sale.value), paidOn: payment?.paidOn ?? today.value as string | null, method: payment?.method ?? '', note: payment?.note ?? '' })
  watch(sale, chosen => state.valueCents = due(chosen))

  const input = computed(() => {
    const { paidOn, ...fields } = state
    const of = sale.value
    return { ...fields, ...(paidOn ? { paidOn } : {}), ...(of ? { currency: of.currency, ...(of.kind === 'deal' ? { dealId: of.id } : { purchaseId: of.id }) } : {}) }
  })

  async function submit() {
    await (payment ? updatePayment(payment, input.value) : addPayment(input.value))
    close()
    if (!payment) toast.add({ title: t('money.paymentAdded', { amount: money(state.valueCents, currency.value) }), icon: 'i-lucide-circle-check', duration: 3000 })
  }

  const currency = computed(() => payment?.currency ?? sale.value?.currency ?? 'EUR')

  return {
    state, input, payment, sale, saleId, currency, submit,
    choices: sales.map(one => ({ value: one.id, label: `${one.title ?? t('activities.types.purchase')} · ${money(one.outstandingCents, one.currency)}` })),
    title: payment ? payment.purchaseSubject ?? payment.dealTitle : sale.value?.title,
    removeIt: async () => {
      close()
      if (payment) await removePayment(payment.id)
    },
    isOpen: computed({ get: () => dialog.value?.name === 'payment', set: open => open || close() }),
  }
}
