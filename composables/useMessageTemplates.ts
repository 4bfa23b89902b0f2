import { useQuery, useQueryCache } from '@pinia/colada'
import type { CreateMessageTemplate, FilledMessage, MessageTemplate } from '#shared/message-templates/schema'
import type { TemplateField } from '#shared/message-templates/values'
import type { ActivitySubject } from '~/composables/useActivities'
import { ifVersion, useApi } from '~/composables/useApi'
import { useProblem } from '~/composables/useProblem'
import { useSession } from '~/composables/useSession'
import { useUndoToast } from '~/composables/useUndoToast'

/** What names the record of a message in a request: the most particular one. */
export function recordOf({ dealId, contactId, companyId }: ActivitySubject) {
  return dealId ? { dealId } : contactId ? { contactId } : companyId ? { companyId } : {}
}

/** The message templates that the person sees; asked for once `isNeeded`. */
export function useMessageTemplates(isNeeded: () => boolean = () => true) {
  const api = useApi()
  const { data, error, isPending, refetch } = useQuery({
    key: ['message-templates'], query: () => api<{ messageTemplates: MessageTemplate[] }>('/api/message-templates'), enabled: isNeeded, staleTime: 60_000,
  })
  return { templates: computed(() => data.value?.messageTemplates ?? []), error, isPending, refetch }
}

/** Changes of message templates, and their words for a record. */
export function useMessageTemplateChanges() {
  const api = useApi()
  const cache = useQueryCache()
  const { t } = useI18n()
  const { can, user } = useSession()
  const { show } = useProblem()
  const { offerUndo } = useUndoToast()
  const refresh = () => cache.invalidateQueries({ key: ['message-templates'] })

  return {
    mayChange: (template: MessageTemplate) => can('templates.write') && (template.isShared ? can('templates.share') : template.ownerId === user.value?.id),
    async save(template: MessageTemplate | undefined, input: CreateMessageTemplate): Promise<void> {
      await (template
        ? api(`/api/message-templates/${template.id}`, { method: 'PATCH', body: input, headers: ifVersion(template.version) })
        : api('/api/message-templates', { method: 'POST', body: input })).finally(refresh)
    },
    async remove({ id, name }: MessageTemplate): Promise<void> {
      try {
        await api(`/api/message-templates/${id}`, { method: 'DELETE' }).then(refresh)
        offerUndo({ title: t('messageTemplates.deleted', { name }), undo: () => api(`/api/message-templates/${id}/restore`, { method: 'POST' }).then(refresh) })
      }
      catch (error) {
        show(error)
      }
    },
    fill: async (id: string, subject: ActivitySubject) =>
      (await api<{ message: FilledMessage }>(`/api/message-templates/${id}/filled`, { query: recordOf(subject) })).message,
    fieldText: (field: TemplateField) => t(`messageTemplates.fieldNames.${field}`),
  }
}
