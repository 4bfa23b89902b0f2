import { useQueryCache } from '@pinia/colada'
import type { Bulk } from '#shared/bulk/schema'
import { pluralOf, type RecordKind } from '#shared/records/kinds'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import type { BulkSelection } from '~/composables/useSelection'
import { useUndoToast } from '~/composables/useUndoToast'

/** A run that goes on, and since when this page watches it. */
interface Watched { bulk: Bulk, since: number, from: number }

const askEveryMs = 800

/** Runs that go on in the background, whatever page is open. */
export function useBulkRuns() {
  const runs = useState<Watched[]>('bulk-runs', () => [])
  const shown = useState<Bulk | null>('bulk-summary', () => null)
  return { runs, shown }
}

/** Changing many records at once: begins it, watches it, says how it ended and takes it back. */
export function useBulk() {
  const api = useApi()
  const cache = useQueryCache()
  const toast = useToast()
  const { t, n } = useI18n()
  const { show, textOf } = useProblem()
  const { refreshRecords } = useRecordChanges()
  const { offerUndo } = useUndoToast()
  const { runs, shown } = useBulkRuns()

  const isRunning = ({ status }: Bulk) => status === 'queued' || status === 'running'

  /** Answers whether it could be begun. */
  async function begin(kind: RecordKind, selection: BulkSelection, action: Record<string, unknown>): Promise<boolean> {
    try {
      const { bulk } = await api<{ bulk: Bulk }>(`/api/${pluralOf[kind]}/bulk`, { method: 'POST', body: { ...action, ...selection }, headers: { 'idempotency-key': crypto.randomUUID() } })
      if (bulk.file) await navigateTo(bulk.file, { external: true })
      else await follow(bulk)
      return true
    }
    catch (error) {
      show(error)
      return false
    }
  }

  async function follow(bulk: Bulk) {
    if (!isRunning(bulk)) return await conclude(bulk)
    const watched = { bulk, since: Date.now(), from: bulk.processed }
    runs.value = [...runs.value.filter(run => run.bulk.id !== bulk.id), watched]
    void watchRun(bulk.id)
  }

  async function watchRun(id: string) {
    for (;;) {
      await new Promise(resolve => setTimeout(resolve, askEveryMs))
      const bulk = await api<{ bulk: Bulk }>(`/api/bulk/${id}`).then(answer => answer.bulk, () => undefined)
      if (!runs.value.some(run => run.bulk.id === id)) return
      if (!bulk) continue
      runs.value = runs.value.flatMap(run => run.bulk.id !== id ? [run] : isRunning(bulk) ? [{ ...run, bulk }] : [])
      if (!isRunning(bulk)) return await conclude(bulk)
    }
  }

  async function conclude(bulk: Bulk) {
    await Promise.all([refreshRecords(), cache.invalidateQueries({ key: ['tags'] })])
    const left = (bulk.status === 'undone' ? bulk.kept : bulk.skipped).reduce((sum, { count }) => sum + count, 0)
    const next = left > 0 ? { label: t('bulk.why', { n: n(left) }, left), onClick: () => void (shown.value = bulk) } : undefined
    if (bulk.status === 'failed') toast.add({ title: t('bulk.failed'), description: bulk.error ?? undefined, icon: 'i-lucide-triangle-alert', color: 'error', ...(bulk.changed > 0 ? { actions: [{ label: t('app.undo'), icon: 'i-lucide-undo-2', color: 'neutral' as const, variant: 'outline' as const, onClick: () => void undo(bulk.id) }] } : {}) })
    else if (bulk.status === 'undone') toast.add({ title: t('bulk.undone', { n: n(bulk.changed - left) }, bulk.changed - left), icon: 'i-lucide-undo-2', ...(next ? { actions: [next] } : {}) })
    else if (bulk.changed === 0) toast.add({ title: t('bulk.nothing'), icon: 'i-lucide-info', color: 'neutral', ...(next ? { actions: [next] } : {}) })
    else offerUndo({ title: t(`bulk.done.${bulk.action}`, { n: n(bulk.changed) }, bulk.changed), undo: () => undo(bulk.id), next })
  }

  async function undo(id: string) {
    const { bulk } = await api<{ bulk: Bulk }>(`/api/bulk/${id}`, { method: 'DELETE' })
    await follow(bulk)
  }

  async function cancel(id: string) {
    try {
      const { bulk } = await api<{ bulk: Bulk }>(`/api/bulk/${id}/cancel`, { method: 'POST' })
      runs.value = runs.value.filter(run => run.bulk.id !== id)
      await conclude(bulk)
    }
    catch (error) {
      show(error)
    }
  }

  return { begin, undo, cancel, textOf }
}
