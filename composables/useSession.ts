import type { Session } from '#shared/accounts/schema'
import { can, mayDispose, type Permission } from '#shared/members/permissions'

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
    mayDispose: (record: { ownerId: string | null }) => session.value !== null && mayDispose({ role: session.value.role, userId: session.value.user.id }, record),
    refresh: () => getSession(),
  }
}
