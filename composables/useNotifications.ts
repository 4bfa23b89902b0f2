import type { Notification } from '#shared/notifications/schema'
import { useApi } from '~/composables/useApi'

interface Told { notifications: Notification[], unread: number }

const key = ['notifications']
const everyMs = 60_000

const pages: Record<string, string> = { installation: '/settings/installation#', deal: '/deals', contact: '/contacts', company: '/companies', proposal: '/proposals' }

type Changes = Record<string, { after: unknown } | undefined>

/** A notification as a sentence. */
function useNotificationText() {
  const { t, te, n } = useI18n()
  const number = (value: unknown) => n(Number(value))
  return ({ type, name, actorName, details }: Notification): string => {
    const words = { name: name ?? '', actor: actorName ?? t('notifications.someone') }
    const changes = details.changes as Changes | undefined
    if (type === 'import.finished') return t('notifications.importFinished', { ...words, imported: number(details.imported), updated: number(details.updated) })
    if (type === 'import.failed') return t('notifications.importFailed', words)
    if (type === 'backup.failed') return t('notifications.backupFailed')
    if (type === 'organization.exported') return t('notifications.organizationExported', words)
    if (type.endsWith('.exported')) return t(`notifications.largeExport.${type.split('.')[0]}`, { ...words, n: number(details.moreThan) })
    if (type === 'task.reminder') return t('reminders.told', words)
    if (type === 'task.assigned') return t('tasks.assigned', words)
    if (type === 'records.handed_over') return t('notifications.handedOver', { ...words, n: number(details.count) }, Number(details.count))
    if (type === 'bulk.failed') return t('notifications.bulkFailed', { reason: details.reason })
    if (type === 'bulk.finished') return t('notifications.bulkFinished', { n: number(details.changed) }, Number(details.changed))
    if (type.startsWith('bulk.')) return t(type === 'bulk.assigned' ? 'notifications.bulkAssigned' : 'notifications.bulkMoved', { ...words, n: number(details.count) }, Number(details.count))
    if (type === 'member.role_changed') return t('notifications.roleChanged', { ...words, role: t(`members.roles.${String(changes?.role?.after)}`) })
    if (type.startsWith('member.')) return t(`notifications.members.${type.slice('member.'.length)}`, words)
    if (type.startsWith('deal.discount_')) return t(`notifications.discount.${type.slice('deal.discount_'.length)}`, words)
    if (type === 'api_key.revoked') return t('notifications.keyRevoked', words)
    if (type.startsWith('proposal.') && te(`notifications.proposals.${type.slice('proposal.'.length)}`)) return t(`notifications.proposals.${type.slice('proposal.'.length)}`, { ...words, by: details.by ?? '', reason: details.code ? t(`errors.${String(details.code)}`) : '' })
    if (type === 'note.mentioned') return t('notifications.mentioned', words)
    if (type.endsWith('.shared')) return t('notifications.shared', words)
    if (details.outcome === 'won') return t('notifications.dealWon', words)
    if (details.outcome) return t('notifications.dealLost', words)
    if (changes?.stage) return t('notifications.dealMoved', { ...words, stage: changes.stage.after })
    return t(changes?.ownerId ? 'notifications.assigned' : 'notifications.changed', words)
  }
}

/** What happened without the person; asked for again each minute while the page is seen. */
export function useNotifications() {
  const api = useApi()
  const cache = useQueryCache()
  const { data, refresh } = useQuery({ key, query: () => api<Told>('/api/notifications'), staleTime: everyMs / 2 })

  let timer: ReturnType<typeof setInterval> | undefined
  const refreshWhenSeen = () => document.visibilityState === 'visible' && void refresh()
  onMounted(() => {
    timer = setInterval(refreshWhenSeen, everyMs)
    document.addEventListener('visibilitychange', refreshWhenSeen)
  })
  onBeforeUnmount(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', refreshWhenSeen)
  })

  const markAllRead = useMutation({
    mutation: () => api('/api/notifications/read', { method: 'POST', body: {} }),
    onMutate() {
      const before = cache.getQueryData<Told>(key)
      if (before) cache.setQueryData(key, { ...before, unread: 0 })
    },
    onSettled: () => cache.invalidateQueries({ key }),
  })

  return {
    notifications: computed(() => data.value?.notifications ?? []),
    unread: computed(() => data.value?.unread ?? 0),
    markAllRead: () => markAllRead.mutate(),
    textOf: useNotificationText(),
    addressOf: ({ subject, details }: Notification) => subject.type === 'import' ? `/import?id=${subject.id}` : subject.type === 'user' ? '/settings/members' : subject.type === 'api_key' ? '/settings/api-keys' : subject.type === 'task' ? `/tasks?task=${subject.id}` : pages[subject.type] ? `${pages[subject.type]}/${subject.id}${details.activityId ? `?activity=${String(details.activityId)}` : ''}` : undefined,
  }
}
