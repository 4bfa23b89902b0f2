import { v7 as newId } from 'uuid'
import { keepUnsent, type Unsent } from '~/offline/unsent'
import { ifVersion, useApi } from '~/composables/useApi'
import { connection, connectionFailed, isUnreachable } from '~/composables/useConnection'
import { useOwner } from '~/composables/useOwner'
import { sendInBackground } from '~/composables/useUnsent'

export type Writing = Pick<Unsent, 'kind' | 'title' | 'method' | 'path' | 'seen'> & { body: object }

/**
 * Writing that outlives a lost connection: it is sent, or kept in this browser until it can be. What may have arrived
 * although no answer came is sent again under the same key, so that it is done once.
 */
export function useWriting() {
  const api = useApi()
  const owner = useOwner()
  const toast = useToast()
  const { t } = useI18n()

  async function keep(writing: Writing, id: string, of: string) {
    // A copy without the page's proxies, which a database cannot hold.
    const { body, seen, ...others } = JSON.parse(JSON.stringify(writing)) as Writing & Pick<Unsent, 'body'>
    await keepUnsent({ id, owner: of, writtenAt: new Date().toISOString(), state: 'waiting', ...others, body, ...(seen ? { seen } : {}) })
    void sendInBackground()
    toast.add({ id: 'kept', title: t('offline.kept'), icon: 'i-lucide-cloud-off', duration: 5000 })
  }

  return {
    /** The server's answer; undefined where it has to wait. Throws what the server says against it. */
    async write<Answer>(writing: Writing): Promise<Answer | undefined> {
      const { method, path, body, seen } = writing
      const id = newId()
      try {
        if (!connection.isLost || !owner.value) {
          return await api<Answer>(path, { method, body, headers: { ...(method === 'POST' ? { 'idempotency-key': id } : {}), ...(seen ? ifVersion(seen.version) : {}) } })
        }
      }
      catch (error) {
        if (!isUnreachable(error) || !owner.value) throw error
        connectionFailed()
      }
      await keep(writing, id, owner.value)
    },
  }
}
