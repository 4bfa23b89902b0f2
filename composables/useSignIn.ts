import { useApi } from '~/composables/useApi'
import { useSession } from '~/composables/useSession'

/** Signing in, registering and joining: all end in a session, the person's own language and the page they were going to. */
export function useSignIn() {
  const { signIn: start, signUp } = useAuth()
  const { setToken } = useAuthState()
  const { setLocale } = useI18n()
  const { session, refresh } = useSession()
  const route = useRoute()
  const api = useApi()

  async function arrive() {
    await refresh()
    if (session.value) await setLocale(session.value.user.locale)
    const wanted = String(route.query.redirect ?? '/')
    await navigateTo(wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : '/')
  }

  return {
    signIn: async (credentials: { email: string, password: string, code?: string }) => {
      await start(credentials, { redirect: false, callGetSession: false })
      await arrive()
    },
    register: async (account: Record<string, unknown>) => {
      await signUp(account, { redirect: false, preventLoginFlow: true })
      // The server's cookie holds the new session already: only the module's marker is missing.
      setToken('cookie')
      await arrive()
    },
    /** Takes an invitation. Everything that the browser still knows of another organization is left behind. */
    join: async (acceptance: Record<string, unknown>) => {
      await api('/api/invites/accept', { method: 'POST', body: acceptance })
      setToken('cookie')
      reloadNuxtApp({ path: '/', force: true })
    },
  }
}
