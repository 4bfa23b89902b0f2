import type { Session } from '#shared/accounts/schema'
import { can, mayDispose, mayExport, type Permission } from '#shared/members/permissions'
import { useApi } from '~/composables/useApi'
import { problemOf } from '~/composables/useProblem'
import { useShared } from '~/composables/useShared'

/** Who is signed in and what they may do. Pages behind the sign-in always have a session. */
export const useSession = () => useShared(makeSession)

function makeSession() {
  const { data, getSession } = useAuth()
  const { data: kept } = useAuthState()
  const api = useApi()
  const session = computed(() => data.value as Session | null)
  return {
    session,
    user: computed(() => session.value?.user),
    organization: computed(() => session.value?.organization),
    timeZone: computed(() => session.value?.user.timeZone ?? 'UTC'),
    can: (permission: Permission) => session.value !== null && can(session.value.role, permission),
    mayExport: computed(() => session.value !== null && mayExport(session.value.role, session.value.organization)),
    /** Whether the person has yet to prove that their address is theirs. */
    isUnverified: computed(() => session.value?.sendsMail === true && !session.value.user.isVerified),
    mayDispose: (record: { ownerId: string | null }) => session.value !== null && mayDispose({ role: session.value.role, userId: session.value.user.id }, record),
    /** Asks anew. Only the server's word ends a session here: not a lost connection, nor a page that is being left while it asks. */
    async refresh() {
      try {
        // The module types what it keeps as a session of its own, with an id.
        (kept as Ref<unknown>).value = await api<Session>('/api/auth/session')
      }
      catch (error) {
        if (problemOf(error)?.code === 'not_signed_in') await getSession()
      }
    },
  }
}
