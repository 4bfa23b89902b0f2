import { useQuery } from '@pinia/colada'
import type { Deal, DealSummary, MoneySum, StageSums } from '#shared/deals/schema'
import type { Pipeline, Stage } from '#shared/pipelines/schema'
import { useApi } from '~/composables/useApi'

/** A page of deals as the API answers it. */
export interface DealPage { deals: DealSummary[], cursor: string | null, total?: number, pipelineValue: MoneySum[], byStage: StageSums[] }

/** The organization's pipelines with their stages, the default one first. */
export function usePipelines() {
  const api = useApi()
  const { data, refresh } = useQuery({ key: ['pipelines'], query: () => api<{ pipelines: Pipeline[] }>('/api/pipelines'), staleTime: 60_000 })
  const pipelines = computed(() => data.value?.pipelines ?? [])
  const stages = computed(() => new Map<string, Stage>(pipelines.value.flatMap(pipeline => pipeline.stages.map(stage => [stage.id, stage] as const))))
  return {
    pipelines,
    /** Resolves when they are known. */
    ready: () => refresh(),
    stageOf: (id: string) => stages.value.get(id),
    /** The pipeline with this id, else the default one. */
    pipelineOf: (id: string | undefined) => pipelines.value.find(pipeline => pipeline.id === id) ?? pipelines.value[0],
  }
}

/** One deal. */
export function useDeal(id: () => string) {
  const api = useApi()
  const { data, error, refetch } = useQuery({ key: () => ['deals', id()], query: () => api<{ deal: Deal }>(`/api/deals/${id()}`) })
  return { deal: computed(() => data.value?.deal), error, refetch }
}
