import { useQuery, useQueryCache } from '@pinia/colada'
import { withMoreDeals } from '#shared/deals/board'
import type { Board } from '#shared/deals/schema'
import { useApi } from '~/composables/useApi'
import type { DealFilterQuery } from '~/composables/useDealFilters'
import type { DealPage } from '~/composables/useDeals'

/** A pipeline's board. What a person has scrolled to stays loaded when the board is asked for again. */
export function useBoard(pipelineId: () => string, filters: () => DealFilterQuery, hasLanes: () => boolean) {
  const api = useApi()
  const cache = useQueryCache()
  const query = () => ({ ...filters(), ...(hasLanes() ? { lanes: 'owner' } : {}) })
  const key = computed(() => ['board', pipelineId(), query()])
  const more = (stageId: string, cursor: string, limit: number) => api<DealPage>('/api/deals', { query: { ...filters(), stageId, cursor, limit, sort: 'position', total: false } })

  async function load(): Promise<Board> {
    const shown = cache.getQueryData<Board>(key.value)
    let board = await api<Board>(`/api/pipelines/${pipelineId()}/board`, { query: query() })
    for (const { id, deals } of shown?.stages ?? []) {
      for (let stage = board.stages.find(stage => stage.id === id); stage?.cursor && stage.deals.length < deals.length; stage = board.stages.find(stage => stage.id === id)) {
        const page = await more(id, stage.cursor, Math.min(200, deals.length - stage.deals.length))
        board = withMoreDeals(board, id, page.deals, page.cursor)
      }
    }
    return board
  }

  const { data, error, refetch, isPlaceholderData } = useQuery<Board>({ key: () => key.value, query: load, placeholderData: (before: unknown) => before as Board | undefined })

  // While a card is in the air the board keeps still, whatever news comes in.
  const held = shallowRef<Board>()
  const loading = new Set<string>()

  return {
    board: computed(() => held.value ?? data.value),
    error,
    refetch,
    isStale: isPlaceholderData,
    hold: (board: Board | undefined) => { held.value = board },
    release: () => { held.value = undefined },
    loadMore: async (stageId: string) => {
      const cursor = data.value?.stages.find(stage => stage.id === stageId)?.cursor
      if (!cursor || held.value || loading.has(stageId)) return
      loading.add(stageId)
      const wanted = key.value
      try {
        const page = await more(stageId, cursor, 50)
        const board = cache.getQueryData<Board>(wanted)
        // A change in the meantime has asked for the whole board again: its answer is the newer one.
        if (board?.stages.find(stage => stage.id === stageId)?.cursor === cursor) cache.setQueryData(wanted, withMoreDeals(board, stageId, page.deals, page.cursor))
      }
      finally {
        loading.delete(stageId)
      }
    },
  }
}
