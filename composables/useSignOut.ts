import { forgetAnswers } from '~/offline/reading'
import { forgetSession } from '~/offline/session'
import { useApi } from '~/composables/useApi'
import { connection } from '~/composables/useConnection'
import { useDialogs } from '~/composables/useDialogs'
import { useUnsent } from '~/composables/useUnsent'

/** Signing out leaves nothing behind that the next person at this browser could read. */
export function useSignOut() {
  const { signOut } = useAuth()
  const { open } = useDialogs()
  const { unsent, send, discardAll } = useUnsent()
  const api = useApi()
  const toast = useToast()
  const { t } = useI18n()

  async function leave() {
    try {
      // Asked first: the session ends on the server or not at all.
      await api('/api/auth/session')
    }
    catch {
      if (connection.isLost) return void toast.add({ title: t('offline.cannotSignOut'), color: 'error', icon: 'i-lucide-cloud-off' })
    }
    await forgetKept()
    await signOut({ callbackUrl: '/login' })
  }

  return {
    /** Asks first what is to become of what has not been sent. */
    async signOut() {
      await send()
      if (unsent.value.length > 0) open({ name: 'sign-out' })
      else await leave()
    },
    leave,
    async leaveNothing() {
      await discardAll()
      await leave()
    },
  }
}

/** Forgets what this browser has kept for reading. What has not been sent stays for who wrote it. */
export async function forgetKept(): Promise<void> {
  await Promise.all([forgetAnswers(), 'caches' in window ? forgetSession() : undefined]).catch(() => undefined)
}
