import { useQueryCache } from '@pinia/colada'
import { useApi } from '~/composables/useApi'
import { problemOf } from '~/composables/useProblem'
import { useUndoToast } from '~/composables/useUndoToast'
import { useWriting } from '~/composables/useWriting'

interface Versioned { id: string, version: number, name: string }
type Kind = 'contact' | 'company'

const resources = { contact: 'contacts', company: 'companies' } as const
const queues = new Map<string, Promise<unknown>>()

/**
 * Changes of a contact or company from anywhere: shown at once, and taken back with the server's reason if it refuses.
 * Changes of one record go one after the other, so that each knows the version that the one before made.
 */
export function useRecordEdits<Shape extends Versioned>(kind: Kind) {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { offerUndo } = useUndoToast()
  const { write } = useWriting()
  const resource = resources[kind]
  const keyOf = (id: string) => [resource, id]
  const shown = (id: string) => cache.getQueryData<Shape>(keyOf(id))

  // What cannot be asked for again says so where it is shown.
  const refresh = (...keys: string[][]) => Promise.all(keys.map(key => cache.invalidateQueries({ key }).catch(() => undefined)))
  const refreshAll = () => refresh(['contacts'], ['companies'], ['deals'], ['board'], ['today'], ['tags'])
  const refreshLists = () => refresh(['contacts', 'list'], ['companies', 'list'], ['deals'], ['board'], ['today'], ['calendar'])

  /** What has to wait for a connection is shown as if it had arrived. */
  async function send(before: Shape, changes: Partial<Shape>) {
    const { id, version, name } = before
    const values = Object.fromEntries(Object.keys(changes).map(field => [field, before[field as keyof Shape]]))
    const answer = await write<Record<Kind, Shape>>({ kind: 'change', title: name, method: 'PATCH', path: `/api/${resource}/${id}`, body: changes, seen: { id, version, values } })
    if (!answer) return { ...before, ...changes }
    cache.setQueryData(keyOf(id), answer[kind])
    void refreshAll()
    return answer[kind]
  }

  async function changeNow(id: string, changes: Partial<Shape>) {
    const before = shown(id)
    if (!before) return
    cache.cancelQueries({ key: keyOf(id), exact: true })
    cache.setQueryData(keyOf(id), { ...before, ...changes })
    try {
      return await send(before, changes)
    }
    catch (error) {
      const current = problemOf(error)?.current as Shape | undefined
      cache.setQueryData(keyOf(id), current ?? before)
      throw error
    }
  }

  return {
    create: async (input: Record<string, unknown>, { allowDuplicate = false } = {}) => {
      const answer = await api<Record<Kind, Shape>>(`/api/${resource}`, { method: 'POST', body: input, query: allowDuplicate ? { allowDuplicate: true } : undefined })
      void refreshAll()
      return answer[kind]
    },
    change(id: string, changes: Partial<Shape>) {
      const turn = (queues.get(id) ?? Promise.resolve()).catch(() => undefined).then(() => changeNow(id, changes))
      queues.set(id, turn)
      return turn
    },
    async remove({ id, name }: Versioned) {
      await api(`/api/${resource}/${id}`, { method: 'DELETE' })
      void refreshLists()
      offerUndo({
        title: t('contacts.inTrash', { name }),
        undo: async () => {
          await api(`/api/${resource}/${id}/restore`, { method: 'POST' })
          await refreshAll()
        },
      })
    },
    async restore({ id }: Versioned) {
      await api(`/api/${resource}/${id}/restore`, { method: 'POST' })
      await refreshAll()
    },
    async removeForGood({ id }: Versioned) {
      await api(`/api/${resource}/${id}`, { method: 'DELETE', query: { permanent: true } })
      await refreshLists()
    },
  }
}
