import type { ContactStatus } from '#shared/contacts/values'
import { useContactChanges } from '~/composables/useContact'
import { useDialogs } from '~/composables/useDialogs'
import { problemOf, useProblem } from '~/composables/useProblem'

export interface ContactFormState {
  firstName: string
  lastName: string
  email: string
  phone: string
  title: string
  companyId: string | null
  companyName: string | null
  status: ContactStatus
  source: string | null
  campaign: string | null
  tags: string[]
  followUpDays: number | '' | undefined
}

/** The form for a new contact; the company may come with the dialog. */
export function useContactForm() {
  const { dialog, close } = useDialogs()
  const { create } = useContactChanges()
  const { show } = useProblem()
  const toast = useToast()
  const { t } = useI18n()
  const of = dialog.value?.name === 'contact' ? dialog.value : undefined
  const state = ref<ContactFormState>({
    firstName: '', lastName: '', email: '', phone: '', title: '', companyId: of?.companyId ?? null, companyName: of?.companyName ?? null,
    status: 'new', source: null, campaign: null, tags: [], followUpDays: undefined,
  })
  const existing = ref<{ id?: string }>()
  const showMore = ref(false)
  const isOpen = computed({ get: () => dialog.value?.name === 'contact', set: open => open || close() })

  const input = computed(() => ({ ...state.value, followUpDays: state.value.followUpDays || null }))

  async function save({ allowDuplicate }: { allowDuplicate: boolean }) {
    existing.value = undefined
    try {
      const contact = await create(input.value, { allowDuplicate })
      close()
      toast.add({ title: t('contacts.created', { name: contact.name }), icon: 'i-lucide-circle-check', actions: [{ label: t('contacts.open'), to: `/contacts/${contact.id}`, color: 'neutral', variant: 'outline' }] })
    }
    catch (error) {
      const answered = problemOf(error)
      if (answered?.code !== 'duplicate_email') throw error
      existing.value = { id: answered.existingId as string | undefined }
    }
  }

  return { isOpen, state, input, existing, showMore, submit: () => save({ allowDuplicate: false }), createAnyway: () => save({ allowDuplicate: true }).catch(show) }
}
