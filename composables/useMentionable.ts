import { useMembers } from '~/composables/useMembers'
import { useSession } from '~/composables/useSession'

/** The members whom one may mention: the active ones, without oneself. */
export function useMentionable() {
  const { user } = useSession()
  const { members } = useMembers()
  return computed(() => members.value.filter(({ id, isActive }) => isActive && id !== user.value?.id).map(({ id, name, email }) => ({ id, label: name, description: email })))
}
