import { useQueryCache } from '@pinia/colada'
import type { Pipeline, Stage, UpdateStage } from '#shared/pipelines/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'

type Pipelines = { pipelines: Pipeline[] }

/** Arranging pipelines and their stages: shown at once, taken back with the server's reason if it refuses. */
export function usePipelineEdits() {
  const api = useApi()
  const cache = useQueryCache()
  const { show } = useProblem()
  const key = ['pipelines']

  async function attempt(work: () => Promise<unknown>, update?: (pipeline: Pipeline) => Pipeline): Promise<boolean> {
    const before = cache.getQueryData<Pipelines>(key)
    cache.cancelQueries({ key })
    if (before && update) cache.setQueryData(key, { ...before, pipelines: before.pipelines.map(update) })
    try {
      await work()
      return true
    }
    catch (error) {
      if (before) cache.setQueryData(key, before)
      show(error)
      return false
    }
    finally {
      await Promise.all([key, ['board'], ['deals'], ['today']].map(key => cache.invalidateQueries({ key })))
    }
  }

  const withStages = (id: string, stages: (stages: Stage[]) => Stage[]) => (pipeline: Pipeline) => pipeline.id === id ? { ...pipeline, stages: stages(pipeline.stages) } : pipeline

  return {
    addPipeline: (name: string) => attempt(() => api('/api/pipelines', { method: 'POST', body: { name } })),
    renamePipeline: (id: string, name: string) => attempt(() => api(`/api/pipelines/${id}`, { method: 'PATCH', body: { name } }), pipeline => pipeline.id === id ? { ...pipeline, name } : pipeline),
    makeDefault: (id: string) => attempt(() => api(`/api/pipelines/${id}`, { method: 'PATCH', body: { isDefault: true } }), pipeline => ({ ...pipeline, isDefault: pipeline.id === id })),
    deletePipeline: (id: string, moveTo: string) => attempt(() => api(`/api/pipelines/${id}`, { method: 'DELETE', query: { moveTo } })),
    addStage: (pipelineId: string, name: string) => attempt(() => api(`/api/pipelines/${pipelineId}/stages`, { method: 'POST', body: { name } })),
    changeStage: (pipelineId: string, id: string, changes: UpdateStage) => attempt(
      () => api(`/api/stages/${id}`, { method: 'PATCH', body: changes }),
      withStages(pipelineId, stages => stages.map(stage => stage.id === id ? { ...stage, ...changes } : stage)),
    ),
    orderStages: (pipelineId: string, stageIds: string[]) => attempt(
      () => api(`/api/pipelines/${pipelineId}/stages/order`, { method: 'PUT', body: { stageIds } }),
      withStages(pipelineId, stages => stageIds.flatMap(id => stages.find(stage => stage.id === id) ?? [])),
    ),
    deleteStage: (id: string, moveTo: string) => attempt(() => api(`/api/stages/${id}`, { method: 'DELETE', query: { moveTo } })),
  }
}
