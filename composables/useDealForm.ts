import { useDealChanges } from '~/composables/useDealChanges'
import { usePipelines } from '~/composables/useDeals'
import { useDialogs } from '~/composables/useDialogs'
import { useSession } from '~/composables/useSession'

/** The form of a new deal, filled with what the place it was opened from knows. */
export function useDealForm() {
  const { t } = useI18n()
  const toast = useToast()
  const route = useRoute()
  const { dialog, close } = useDialogs()
  const { organization } = useSession()
  const { pipelineOf, pipelines } = usePipelines()
  const { create } = useDealChanges()

  const given = dialog.value?.name === 'deal' ? dialog.value : undefined
  const state = reactive({
    title: '', contactId: given?.contactId ?? null, companyId: given?.companyId ?? null, companyName: given?.companyName ?? null,
    valueCents: 0, currency: organization.value?.defaultCurrency ?? 'EUR', stageId: given?.stageId,
    expectedCloseDate: null as string | null, nextAction: '', nextActionDate: null as string | null,
  })
  const contactName = ref(given?.contactName ?? null)

  // On the board of another pipeline a new deal begins there.
  const pipeline = computed(() => pipelines.value.find(pipeline => pipeline.stages.some(stage => stage.id === given?.stageId)) ?? pipelineOf(typeof route.query.pipeline === 'string' ? route.query.pipeline : undefined))
  watch(pipeline, (known) => {
    state.stageId ??= known?.stages.find(stage => !stage.outcome)?.id
  }, { immediate: true })

  // Without a company of its own the deal takes the contact's.
  const input = computed(() => {
    const { companyName, companyId, ...fields } = state
    return { ...fields, ...(companyId ? { companyId } : companyName ? { companyName } : {}) }
  })

  async function submit() {
    const deal = await create(input.value)
    close()
    toast.add({ title: t('deals.toast.created', { title: deal.title }), icon: 'i-lucide-circle-check', actions: [{ label: t('deals.menu.open'), to: `/deals/${deal.id}`, color: 'neutral', variant: 'outline' }] })
  }

  return {
    state, input, contactName, submit,
    stages: computed(() => pipeline.value?.stages.map(stage => ({ value: stage.id, label: stage.name })) ?? []),
    probability: computed(() => pipeline.value?.stages.find(stage => stage.id === state.stageId)?.probability ?? 0),
    isOpen: computed({ get: () => dialog.value?.name === 'deal', set: (open) => { if (!open) close() } }),
  }
}
