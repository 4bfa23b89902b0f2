import { useMembers } from '~/composables/useMembers'
import { useSession } from '~/composables/useSession'

interface OwnerFilter { ownerId?: string, sharedWith?: string }

/** Whose records a list shows, as one choice: one's own first, what is shared with one, each colleague's, nobody's. */
export function useOwnerFilter() {
  const { t } = useI18n()
  const { user } = useSession()
  const { members, areSeveral } = useMembers()

  const choices = computed(() => [
    { value: user.value?.id ?? '', label: t('members.mine') },
    { value: 'shared', label: t('members.sharedWithMe') },
    ...members.value.filter(({ id }) => id !== user.value?.id).map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: t('contacts.noOwner') },
  ])

  return {
    areSeveral, choices,
    chosenFor: ({ ownerId, sharedWith }: OwnerFilter) => sharedWith ? 'shared' : ownerId,
    filterFor: (value?: string) => value === 'shared' ? { ownerId: undefined, sharedWith: user.value?.id } : { ownerId: value, sharedWith: undefined },
  }
}
