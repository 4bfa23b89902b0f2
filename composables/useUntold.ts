import type { Activity } from '#shared/activities/schema'
import { useApi } from '~/composables/useApi'
import { useDialogs } from '~/composables/useDialogs'
import { useSession } from '~/composables/useSession'

/** A member whom a note mentions although they do not see it. */
export interface Untold { id: string, name: string }

type Record = { id: string, ownerId: string | null, name?: string, title?: string }

/** Says whom a note mentions in vain, and offers to share its record with them. */
export function useUntold() {
  const api = useApi()
  const toast = useToast()
  const { t, locale } = useI18n()
  const { can, mayDispose } = useSession()
  const { open } = useDialogs()

  return {
    async tellUntold({ contactId, dealId, companyId }: Activity, untold: Untold[]): Promise<void> {
      if (untold.length === 0) return
      const [kind, path, id] = dealId ? ['deal', 'deals', dealId] as const : contactId ? ['contact', 'contacts', contactId] as const : ['company', 'companies', companyId] as const
      const record = await api<{ [kind in 'contact' | 'company' | 'deal']?: Record }>(`/api/${path}/${id}`).then(answer => answer[kind], () => undefined)
      const share = record && can('records.edit') && mayDispose(record)
        ? [{ label: t('notes.shareWith'), icon: 'i-lucide-user-plus', color: 'neutral' as const, variant: 'outline' as const, onClick: () => open({ name: 'share', kind, record, title: record.name ?? record.title ?? '' }) }]
        : []
      const names = new Intl.ListFormat(locale.value).format(untold.map(({ name }) => name))
      toast.add({ title: t('notes.untold', { names }, untold.length), description: t('notes.untoldText'), color: 'warning', icon: 'i-lucide-eye-off', duration: 15_000, actions: share })
    },
  }
}
