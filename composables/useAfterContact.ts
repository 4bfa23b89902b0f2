import type { LoggedType } from '~/composables/useActivityForm'
import { useDialogs } from '~/composables/useDialogs'
import { useSession } from '~/composables/useSession'

/** A telephone opens its own app within moments of the tap. */
const leavesWithinMs = 5000

/** After a call or a message in another app the person comes back: then logging it is one tap away. */
export function useAfterContact() {
  const toast = useToast()
  const { open } = useDialogs()
  const { can } = useSession()
  const { t } = useI18n()

  function offer(type: LoggedType, contact: { id: string, name: string }) {
    toast.add({
      id: 'after-contact', title: t('offline.backFrom', { name: contact.name }), icon: 'i-lucide-phone', duration: 30_000,
      actions: [{ label: t(`activities.actions.${type}`), onClick: () => open({ name: 'activity', type, contactId: contact.id, contactName: contact.name }) }],
    })
  }

  return {
    /** Something outside is opened now, to reach the contact. */
    expectBack(type: LoggedType, contact: { id: string, name: string }) {
      if (!can('records.create')) return
      let hasLeft = false
      const stop = () => document.removeEventListener('visibilitychange', onChange)
      const onChange = () => {
        if (document.visibilityState === 'hidden') hasLeft = true
        else if (hasLeft) {
          stop()
          offer(type, contact)
        }
      }
      document.addEventListener('visibilitychange', onChange)
      setTimeout(() => hasLeft || stop(), leavesWithinMs)
    },
  }
}
