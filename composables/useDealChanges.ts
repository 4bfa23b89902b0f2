import { useQueryCache } from '@pinia/colada'
import { dealBelow, placeOf, withDealAt, withDealRefreshed, withoutDeal, type Place } from '#shared/deals/board'
import type { Board, CreateDeal, Deal, DealSummary, UpdateDeal } from '#shared/deals/schema'
import { ifVersion, useApi } from '~/composables/useApi'
import { usePipelines } from '~/composables/useDeals'
import { useDialogs } from '~/composables/useDialogs'
import { problemOf, useProblem } from '~/composables/useProblem'
import { useUndoToast } from '~/composables/useUndoToast'

type Changed = Pick<DealSummary, 'id' | 'version' | 'stageId'>
interface Request { method: 'PATCH' | 'PUT', path?: string, body: object }

/** What changes deals: shown at once on every board that is open, true once the server agrees, taken back with its reason if not. */
export function useDealChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const toast = useToast()
  const { t } = useI18n()
  const { textOf } = useProblem()
  const { open } = useDialogs()
  const { offerUndo } = useUndoToast()
  const { stageOf, pipelineOf } = usePipelines()
  // A deal that is moved twice in a row waits for its own first answer, whose version the second move builds on.
  const turns = new Map<string, Promise<unknown>>()
  const versions = new Map<string, number>()

  const boards = () => cache.getEntries({ key: ['board'] }).flatMap(entry => entry.state.value.data ? [{ key: entry.key, board: entry.state.value.data as Board }] : [])
  const showOnBoards = (update: (board: Board) => Board) => boards().forEach(({ key, board }) => cache.setQueryData(key, update(board)))
  // A query that fails shows so itself, where it is shown.
  const refresh = (goneId?: string) => Promise.all([['board'], ['deals'], ['today'], ['contacts'], ['companies']].map(key =>
    cache.invalidateQueries({ key, predicate: entry => goneId === undefined || entry.key[1] !== goneId }).catch(() => undefined)))

  function explain(error: unknown, seen: Changed) {
    const problem = problemOf(error)
    const current = problem?.code === 'stale_version' ? problem.current as Deal : undefined
    if (!current) return toast.add({ title: textOf(error), color: 'error', icon: 'i-lucide-circle-alert' })
    const who = typeof problem?.changedBy === 'string' ? problem.changedBy : t('deals.someone')
    const title = current.stageId === seen.stageId
      ? t('deals.changedMeanwhile', { who, title: current.title })
      : t('deals.movedMeanwhile', { who, title: current.title, stage: stageOf(current.stageId)?.name ?? '' })
    toast.add({ title, description: t('deals.asItIsNow'), color: 'warning', icon: 'i-lucide-users' })
  }

  /** Sends a change and answers the deal as it is then; throws what the server refused, with everything as it was. */
  async function send(deal: Changed, { method, path = '', body }: Request, update?: (board: Board) => Board): Promise<Deal> {
    cache.cancelQueries({ key: ['board'] })
    const before = boards()
    if (update) showOnBoards(update)
    const request = () => api<{ deal: Deal }>(`/api/deals/${deal.id}${path}`, { method, body, headers: ifVersion(Math.max(deal.version, versions.get(deal.id) ?? 0)) })
    const turn = (turns.get(deal.id) ?? Promise.resolve()).then(request, request)
    turns.set(deal.id, turn)
    try {
      const { deal: fresh } = await turn
      versions.set(fresh.id, fresh.version)
      showOnBoards(board => withDealRefreshed(board, fresh))
      cache.setQueryData(['deals', fresh.id], { deal: fresh })
      return fresh
    }
    catch (error) {
      if (turns.get(deal.id) === turn) before.forEach(({ key, board }) => cache.setQueryData(key, board))
      const current = problemOf(error)?.current as Deal | undefined
      if (current) cache.setQueryData(['deals', deal.id], { deal: current })
      throw error
    }
    finally {
      if (turns.get(deal.id) === turn) turns.delete(deal.id)
      if (turns.size === 0) void refresh()
    }
  }

  /** The same for changes by a gesture: what the server refused is said, and the answer is undefined. */
  async function change(deal: Changed, request: Request, update?: (board: Board) => Board): Promise<Deal | undefined> {
    try {
      return await send(deal, request, update)
    }
    catch (error) {
      explain(error, deal)
    }
  }

  const toStage = (deal: Changed, stageId: string, before?: string | null) => change(deal, { method: 'PUT', path: '/stage', body: { stageId, ...(before === undefined ? {} : { before }) } },
    board => withDealAt(board, deal.id, { stageId, index: 0 }, new Date().toISOString()))

  /** The way back: to the stage and the place that the deal had. */
  function wayBack(deal: Changed) {
    const board = boards().find(({ board }) => placeOf(board, deal.id))?.board
    const place = board && placeOf(board, deal.id)
    const below = board && place ? dealBelow(board, place) : undefined
    return (moved: Deal) => toStage(moved, deal.stageId, below)
  }

  const paymentOf = ({ id, title, currency, valueCents }: Deal) => ({
    label: t('money.addPayment'), onClick: () => open({ name: 'payment', sales: [{ kind: 'deal', id, title, currency, outstandingCents: valueCents }] }),
  })

  async function close(deal: DealSummary, outcome: 'won' | 'lost', send: (stageId: string) => Promise<Deal | undefined>) {
    const undo = wayBack(deal)
    const stage = pipelineOf(deal.pipelineId)?.stages.find(stage => stage.outcome === outcome)
    const closed = stage && await send(stage.id)
    if (closed) offerUndo({ title: t(`deals.toast.${closed.outcome ?? outcome}`, { title: deal.title }), undo: () => undo(closed), ...(outcome === 'won' && closed.valueCents > 0 ? { next: paymentOf(closed) } : {}) })
    return closed
  }

  async function restore({ id }: Pick<DealSummary, 'id'>) {
    await api(`/api/deals/${id}/restore`, { method: 'POST' })
    await refresh()
  }

  return {
    refresh,
    restore,
    removeForGood: async ({ id }: Pick<DealSummary, 'id'>) => {
      await api(`/api/deals/${id}`, { method: 'DELETE', query: { permanent: true } })
      await refresh()
    },
    /** Throws what the server refused, for a field that shows it. */
    update: (deal: Changed, changes: UpdateDeal) => send(deal, { method: 'PATCH', body: changes }),
    /** To a place on a board, as it was dropped there. */
    moveTo: (deal: Pick<DealSummary, 'id' | 'version' | 'stageId' | 'ownerId'>, board: Board, place: Place) => {
      const moved = withDealAt(board, deal.id, place, new Date().toISOString())
      const handover = place.ownerId === undefined || place.ownerId === deal.ownerId ? {} : { ownerId: place.ownerId }
      return change(deal, { method: 'PUT', path: '/stage', body: { stageId: place.stageId, before: dealBelow(moved, place), ...handover } }, other => withDealAt(other, deal.id, place, new Date().toISOString()))
    },
    toStage: (deal: Changed, stageId: string) => toStage(deal, stageId),
    win: (deal: DealSummary) => close(deal, 'won', stageId => toStage(deal, stageId)),
    lose: (deal: DealSummary, reason: { lostReason: string | null, outcome: 'lost' | 'abandoned' }) => close(deal, 'lost', stageId =>
      change(deal, { method: 'PATCH', body: reason }, board => withDealAt(board, deal.id, { stageId, index: 0 }, new Date().toISOString()))),
    create: async (input: CreateDeal) => {
      const { deal } = await api<{ deal: Deal }>('/api/deals', { method: 'POST', body: input })
      void refresh()
      return deal
    },
    /** Into the trash; answers whether it went there. Its own page is not asked for again. */
    remove: async (deal: Pick<DealSummary, 'id' | 'title'>): Promise<boolean> => {
      showOnBoards(board => withoutDeal(board, deal.id))
      try {
        await api(`/api/deals/${deal.id}`, { method: 'DELETE' })
        offerUndo({ title: t('deals.toast.deleted', { title: deal.title }), undo: () => restore(deal) })
        void refresh(deal.id)
        return true
      }
      catch (error) {
        toast.add({ title: textOf(error), color: 'error', icon: 'i-lucide-circle-alert' })
        void refresh()
        return false
      }
    },
  }
}
