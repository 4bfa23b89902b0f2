import type { Permission } from '#shared/members/permissions'
import { useDialogs, type Dialog } from '~/composables/useDialogs'
import { useSession } from '~/composables/useSession'
import { useAboutShown } from '~/composables/useShownRecord'

/** By a form that opens from anywhere, or on a page of its own. */
type NewRecord = { name: 'call' | 'note' | 'contact' | 'deal' | 'purchase' | 'task' | 'reading', icon: string, keys: string, needs: Permission } & ({ dialog: Dialog } | { to: string })

const all: NewRecord[] = [
  { name: 'call', icon: 'i-lucide-phone', keys: 'l', needs: 'records.create', dialog: { name: 'activity', type: 'call' } },
  { name: 'note', icon: 'i-lucide-notebook-pen', keys: 'n', needs: 'records.create', dialog: { name: 'activity', type: 'note' } },
  { name: 'contact', icon: 'i-lucide-user-plus', keys: 'c', needs: 'records.create', dialog: { name: 'contact' } },
  { name: 'task', icon: 'i-lucide-list-plus', keys: 't', needs: 'records.create', dialog: { name: 'task' } },
  { name: 'deal', icon: 'i-lucide-circle-plus', keys: 'd', needs: 'records.create', dialog: { name: 'deal' } },
  { name: 'purchase', icon: 'i-lucide-shopping-bag', keys: 'b', needs: 'records.create', dialog: { name: 'purchase' } },
  { name: 'reading', icon: 'i-lucide-scan-text', keys: 'r', needs: 'ai.write', to: '/read' },
]

/** A shortcut of the installed app names what to make in the address: it opens once. */
export function useNewFromAddress() {
  const route = useRoute()
  const { newRecords, make } = useNewRecords()
  onMounted(async () => {
    const wanted = newRecords.value.find(({ name }) => name === route.query.new)
    if (!wanted) return
    await navigateTo({ path: route.path }, { replace: true })
    make(wanted)
  })
}

/** What the signed-in person can make from anywhere: by the ＋ on a phone, the palette or a shortcut. On a record's page it is about that record. */
export function useNewRecords() {
  const { can } = useSession()
  const { open } = useDialogs()
  const about = useAboutShown()
  return {
    newRecords: computed(() => all.filter(({ needs }) => can(needs))),
    make: (record: NewRecord) => 'to' in record ? void navigateTo(record.to) : open(about(record.dialog)),
  }
}
