import { useQueryCache } from '@pinia/colada'
import type { z } from 'zod'
import type { createProposalSchema, Proposal } from '#shared/proposals/schema'
import { useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useUndoToast } from '~/composables/useUndoToast'

/** Makes and deletes proposals, and brings up to date what shows them. */
export function useProposalChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()

  async function refresh() {
    await Promise.all([['proposals', 'list'], ['proposals', 'of'], ['trash']].map(key => cache.invalidateQueries({ key })))
  }

  return {
    refresh,
    create: async (body: z.input<typeof createProposalSchema>): Promise<Proposal> => {
      const { proposal } = await api<{ proposal: Proposal }>('/api/proposals', { method: 'POST', body })
      await refresh()
      return proposal
    },
    /** Answers whether it is in the trash now. */
    remove: async ({ id, title }: Pick<Proposal, 'id' | 'title'>): Promise<boolean> => {
      try {
        await api(`/api/proposals/${id}`, { method: 'DELETE' })
      }
      catch (error) {
        show(error)
        return false
      }
      await refresh()
      offerUndo({ title: t('proposals.deleted', { title }), undo: async () => {
        await api(`/api/proposals/${id}/restore`, { method: 'POST' })
        await refresh()
      } })
      return true
    },
  }
}
