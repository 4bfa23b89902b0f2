import type { Form } from '@nuxt/ui'
import { createDealSchema, type CreateDeal } from '#shared/deals/schema'
import { useDealChanges } from '~/composables/useDealChanges'
import { usePipelines } from '~/composables/useDeals'
import { useDialogs } from '~/composables/useDialogs'
import { problemOf, useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'

/** The form of a new deal, filled with what the place it was opened from knows. */
export function useDealForm() {
  const { t, te } = useI18n()
  const toast = useToast()
  const route = useRoute()
  const { dialog, close } = useDialogs()
  const { organization } = useSession()
  const { pipelineOf, pipelines } = usePipelines()
  const { create } = useDealChanges()
  const { fieldErrors, textOf } = useProblem()
  const form = useTemplateRef<Form<CreateDeal>>('form')

  const given = dialog.value?.name === 'deal' ? dialog.value : undefined
  const state = reactive({
    title: '', contactId: given?.contactId ?? null, companyId: given?.companyId ?? null, companyName: given?.companyName ?? null,
    valueCents: 0, currency: organization.value?.defaultCurrency ?? 'EUR', stageId: given?.stageId,
    expectedCloseDate: null as string | null, nextAction: '', nextActionDate: null as string | null,
  })
  const contactName = ref(given?.contactName ?? null)
  const problem = ref('')

  // On the board of another pipeline a new deal begins there.
  const pipeline = computed(() => pipelines.value.find(pipeline => pipeline.stages.some(stage => stage.id === given?.stageId)) ?? pipelineOf(typeof route.query.pipeline === 'string' ? route.query.pipeline : undefined))
  watch(pipeline, (known) => {
    state.stageId ??= known?.stages.find(stage => !stage.outcome)?.id
  }, { immediate: true })

  async function submit() {
    problem.value = ''
    // Without a company of its own the deal takes the contact's.
    const { companyName, companyId, ...fields } = state
    const input = { ...fields, ...(companyId ? { companyId } : companyName ? { companyName } : {}) }
    const parsed = createDealSchema.safeParse(input)
    if (!parsed.success) return form.value?.setErrors(parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), message: te(`issues.${message}`) ? t(`issues.${message}`) : message })))
    try {
      const deal = await create(input)
      close()
      toast.add({ title: t('deals.toast.created', { title: deal.title }), icon: 'i-lucide-circle-check', actions: [{ label: t('deals.menu.open'), to: `/deals/${deal.id}`, color: 'neutral', variant: 'outline' }] })
    }
    catch (error) {
      form.value?.setErrors(fieldErrors(error))
      if (problemOf(error)?.code !== 'invalid_fields') problem.value = textOf(error)
    }
  }

  return {
    state, contactName, submit, problem,
    stages: computed(() => pipeline.value?.stages.map(stage => ({ value: stage.id, label: stage.name })) ?? []),
    probability: computed(() => pipeline.value?.stages.find(stage => stage.id === state.stageId)?.probability ?? 0),
    isOpen: computed({ get: () => dialog.value?.name === 'deal', set: (open) => { if (!open) close() } }),
  }
}
