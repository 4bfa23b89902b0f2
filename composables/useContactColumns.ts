import { contactSortKeys } from '#shared/contacts/schema'
import { useMembers } from '~/composables/useMembers'

/** Every column of the contact list in its order and its share of the width; `id` is the sort key where the list can be sorted by it. */
const columns: { id: string, isFixed?: true, isShown: boolean, weight: number }[] = [
  { id: 'name', isFixed: true, isShown: true, weight: 16 },
  { id: 'company', isShown: true, weight: 12 },
  { id: 'status', isShown: true, weight: 12 },
  { id: 'email', isShown: false, weight: 14 },
  { id: 'phone', isShown: false, weight: 10 },
  { id: 'source', isShown: false, weight: 8 },
  { id: 'tags', isShown: true, weight: 11 },
  { id: 'owner', isShown: true, weight: 9 },
  { id: 'lastContactedAt', isShown: true, weight: 9 },
  { id: 'nextActionDate', isShown: true, weight: 16 },
  { id: 'createdAt', isShown: false, weight: 9 },
]

/** Which columns the person sees; their choice is kept in a cookie, so that the server draws the same. */
export function useContactColumns() {
  const { t } = useI18n()
  const { areSeveral } = useMembers()
  const kept = useCookie<Record<string, boolean>>('simplecrm.contact-columns', { default: () => ({}), maxAge: 60 * 60 * 24 * 365, sameSite: 'lax' })
  const chosen = useState('contact-columns', () => kept.value)
  const visible = computed(() => Object.fromEntries(columns.map(({ id, isShown }) => [id, chosen.value[id] ?? (isShown && (id !== 'owner' || areSeveral.value))])))
  const isSortable = (id: string) => (contactSortKeys as readonly string[]).includes(id)
  return {
    visible,
    columns: computed(() => columns.map(({ id, weight }) => ({ id, weight, label: t(`contacts.columns.${id}`), isSortable: isSortable(id) }))),
    choices: computed(() => columns.filter(column => !column.isFixed).map(({ id }) => ({
      label: t(`contacts.columns.${id}`), type: 'checkbox' as const, checked: visible.value[id] ?? false,
      onUpdateChecked: (checked: boolean) => { kept.value = chosen.value = { ...chosen.value, [id]: checked } },
      onSelect: (event: Event) => event.preventDefault(),
    }))),
  }
}
