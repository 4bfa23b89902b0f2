import type { CreatePayment, CreatePurchase, Payment, Purchase, UpdatePayment, UpdatePurchase } from '#shared/money/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'

/** Records, changes and deletes purchases and payments, and brings up to date what shows them. */
export function useMoneyChanges() {
  const api = useApi()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const { refreshRecords } = useRecordChanges()

  /** Not waited for: what was written has been kept. */
  function fresh<Answer>(answer: Answer): Answer {
    void refreshRecords()
    return answer
  }

  async function remove(path: string, title: string) {
    try {
      await api(path, { method: 'DELETE' })
      offerUndo({ title, undo: () => api(`${path}/restore`, { method: 'POST' }).then(refreshRecords) })
    }
    catch (error) {
      show(error)
    }
    await refreshRecords()
  }

  return {
    findPurchase: async (id: string) => (await api<{ purchase: Purchase }>(`/api/purchases/${id}`)).purchase,
    addPurchase: async (body: CreatePurchase) => fresh(await api<{ purchase: Purchase }>('/api/purchases', { method: 'POST', body })).purchase,
    updatePurchase: async ({ id, version }: Purchase, body: UpdatePurchase) => fresh(await api<{ purchase: Purchase }>(`/api/purchases/${id}`, { method: 'PATCH', body, headers: ifVersion(version) })).purchase,
    removePurchase: (id: string) => remove(`/api/purchases/${id}`, t('money.purchaseDeleted')),
    addPayment: async (body: CreatePayment) => fresh(await api<{ payment: Payment }>('/api/payments', { method: 'POST', body })).payment,
    updatePayment: async ({ id, version }: Payment, body: UpdatePayment) => fresh(await api<{ payment: Payment }>(`/api/payments/${id}`, { method: 'PATCH', body, headers: ifVersion(version) })).payment,
    removePayment: (id: string) => remove(`/api/payments/${id}`, t('money.paymentDeleted')),
  }
}
