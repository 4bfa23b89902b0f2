import { contactSortKeys } from '#shared/contacts/schema'
import { useMembers } from '~/composables/useMembers'

/** Every column of the contact list in its order; `id` is the sort key where the list can be sorted by it. */
const columns: { id: string, isFixed?: true, isShown: boolean, width: string }[] = [
  { id: 'name', isFixed: true, isShown: true, width: 'w-64' },
  { id: 'company', isShown: true, width: 'w-48' },
  { id: 'status', isShown: true, width: 'w-48' },
  { id: 'email', isShown: false, width: 'w-56' },
  { id: 'phone', isShown: false, width: 'w-40' },
  { id: 'source', isShown: false, width: 'w-32' },
  { id: 'tags', isShown: true, width: 'w-44' },
  { id: 'owner', isShown: true, width: 'w-36' },
  { id: 'lastContactedAt', isShown: true, width: 'w-36' },
  { id: 'nextActionDate', isShown: true, width: 'w-64' },
  { id: 'createdAt', isShown: false, width: 'w-36' },
]

/** Which columns the person sees; their choice is kept in a cookie, so that the server draws the same. */
export function useContactColumns() {
  const { t } = useI18n()
  const { areSeveral } = useMembers()
  const chosen = useCookie<Record<string, boolean>>('simplecrm.contact-columns', { default: () => ({}), maxAge: 60 * 60 * 24 * 365, sameSite: 'lax' })
  const visible = computed(() => Object.fromEntries(columns.map(({ id, isShown }) => [id, chosen.value[id] ?? (isShown && (id !== 'owner' || areSeveral.value))])))
  const isSortable = (id: string) => (contactSortKeys as readonly string[]).includes(id)
  return {
    visible,
    columns: computed(() => columns.map(({ id, width }) => ({ id, width, label: t(`contacts.columns.${id}`), isSortable: isSortable(id) }))),
    choices: computed(() => columns.filter(column => !column.isFixed).map(({ id }) => ({
      label: t(`contacts.columns.${id}`), type: 'checkbox' as const, checked: visible.value[id] ?? false,
      onUpdateChecked: (checked: boolean) => { chosen.value = { ...chosen.value, [id]: checked } },
      onSelect: (event: Event) => event.preventDefault(),
    }))),
  }
}
