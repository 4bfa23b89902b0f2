import { ownerOf } from '~/offline/database'
import { useSession } from '~/composables/useSession'

/** Whose it is that this browser keeps now: the signed-in person in their organization. */
export function useOwner() {
  const { user, organization } = useSession()
  return computed(() => user.value && organization.value ? ownerOf(user.value.id, organization.value.id) : undefined)
}
