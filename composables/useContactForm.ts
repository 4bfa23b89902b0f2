import type { Form } from '@nuxt/ui'
import { createContactSchema, type ContactStatus } from '#shared/contacts/schema'
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
  source: string | undefined
  tags: string[]
  followUpDays: number | '' | undefined
}

/** The form for a new contact; the company may come with the dialog. */
export function useContactForm() {
  const { dialog, close } = useDialogs()
  const { create } = useContactChanges()
  const { textOf, fieldErrors } = useProblem()
  const toast = useToast()
  const { t, te } = useI18n()
  const of = dialog.value?.name === 'contact' ? dialog.value : undefined
  const state = ref<ContactFormState>({
    firstName: '', lastName: '', email: '', phone: '', title: '', companyId: of?.companyId ?? null, companyName: of?.companyName ?? null,
    status: 'new', source: undefined, tags: [], followUpDays: undefined,
  })
  const form = useTemplateRef<Form<ContactFormState>>('form')
  const problem = ref('')
  const existing = ref<{ id?: string }>()
  const showMore = ref(false)
  const isOpen = computed({ get: () => dialog.value?.name === 'contact', set: open => open || close() })

  async function save({ allowDuplicate }: { allowDuplicate: boolean }) {
    problem.value = ''
    existing.value = undefined
    const input = { ...state.value, source: state.value.source ?? null, followUpDays: state.value.followUpDays || null }
    const parsed = createContactSchema.safeParse(input)
    if (!parsed.success) {
      return form.value?.setErrors(parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), message: te(`issues.${message}`) ? t(`issues.${message}`) : message })))
    }
    try {
      const contact = await create(input, { allowDuplicate })
      close()
      toast.add({ title: t('contacts.created', { name: contact.name }), icon: 'i-lucide-circle-check', actions: [{ label: t('contacts.open'), to: `/contacts/${contact.id}`, color: 'neutral', variant: 'outline' }] })
    }
    catch (error) {
      const answered = problemOf(error)
      form.value?.setErrors(fieldErrors(error))
      if (answered?.code === 'duplicate_email') existing.value = { id: answered.existingId as string | undefined }
      else if (answered?.code !== 'invalid_fields') problem.value = textOf(error)
    }
  }

  return { isOpen, state, form, problem, existing, showMore, submit: () => save({ allowDuplicate: false }), createAnyway: () => save({ allowDuplicate: true }) }
}
