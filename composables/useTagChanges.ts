import { useQuery, useQueryCache } from '@pinia/colada'
import type { StageColor } from '#shared/pipelines/schema'
import type { Tag } from '#shared/tags/schema'
import { useApi } from '~/composables/useApi'
import { problemOf, useProblem } from '~/composables/useProblem'
import { useRecordChanges } from '~/composables/useRecordChanges'
import { useUndoToast } from '~/composables/useUndoToast'

/** The organization's tags with what carries them, and changes of them. */
export function useTagChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const { refreshRecords } = useRecordChanges()
  const { data } = useQuery({ key: ['tags', 'counted'], query: () => api<{ tags: Tag[] }>('/api/tags', { query: { counts: true } }) })

  const refresh = () => Promise.all([cache.invalidateQueries({ key: ['tags'] }), refreshRecords()])
  const change = (tag: Tag, body: object) => api(`/api/tags/${tag.id}`, { method: 'PATCH', body }).then(refresh)

  return {
    tags: computed(() => data.value?.tags ?? []),
    /** Answers whether it was made. */
    add: (name: string) => api('/api/tags', { method: 'POST', body: { name } }).then(refresh).then(() => true, (error) => {
      show(error)
      return false
    }),
    recolor: (tag: Tag, color: StageColor) => change(tag, { color }).catch(show),
    async rename(tag: Tag, name: string, merge: boolean): Promise<'done' | 'duplicate' | 'failed'> {
      try {
        await change(tag, { name, ...(merge ? { merge } : {}) })
        return 'done'
      }
      catch (error) {
        if (problemOf(error)?.code === 'duplicate_tag') return 'duplicate'
        show(error)
        return 'failed'
      }
    },
    async remove(tag: Tag) {
      try {
        await api(`/api/tags/${tag.id}`, { method: 'DELETE' }).then(refresh)
        offerUndo({ title: t('tags.deleted', { name: tag.name }), undo: () => api(`/api/tags/${tag.id}/restore`, { method: 'POST' }).then(refresh) })
      }
      catch (error) {
        show(error)
      }
    },
  }
}
