import { useQuery, useQueryCache } from '@pinia/colada'
import type { z } from 'zod'
import type { createTemplateSchema, ProposalTemplate, ReadyMadeTemplate } from '#shared/proposals/templates'
import { ifVersion, useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useUndoToast } from '~/composables/useUndoToast'

/** What proposals begin with: the organization's templates, and those that everyone has. */
export function useProposalTemplates() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const query = useQuery({ key: ['proposal-templates'], query: () => api<{ templates: ProposalTemplate[], readyMade: ReadyMadeTemplate[] }>('/api/proposal-templates') })
  const refresh = () => cache.invalidateQueries({ key: ['proposal-templates'] })

  return {
    templates: computed(() => query.data.value?.templates ?? []),
    readyMade: computed(() => query.data.value?.readyMade ?? []),
    isPending: query.isPending, error: query.error, refetch: query.refetch,
    save: async (template: ProposalTemplate | undefined, body: z.input<typeof createTemplateSchema>) => {
      if (template) await api(`/api/proposal-templates/${template.id}`, { method: 'PATCH', body, headers: ifVersion(template.version) })
      else await api('/api/proposal-templates', { method: 'POST', body })
      await refresh()
    },
    remove: async ({ id, name }: ProposalTemplate) => {
      try {
        await api(`/api/proposal-templates/${id}`, { method: 'DELETE' })
        await refresh()
        offerUndo({ title: t('proposals.templates.deleted', { name }), undo: async () => {
          await api(`/api/proposal-templates/${id}/restore`, { method: 'POST' })
          await refresh()
        } })
      }
      catch (error) {
        show(error)
      }
    },
  }
}
