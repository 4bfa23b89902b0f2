import type { Session } from '#shared/accounts/schema'
import { can, mayDispose, mayExport, type Permission } from '#shared/members/permissions'

/** Who is signed in and what they may do. Pages behind the sign-in always have a session. */
export function useSession() {
  const { data, getSession } = useAuth()
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
    refresh: () => getSession(),
  }
}
