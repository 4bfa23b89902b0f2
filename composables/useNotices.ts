import { useQueryCache } from '@pinia/colada'
import type { Notice, StaleKind } from '#shared/notices/schema'
import { ownChange } from '~/composables/useApi'
import { useSession } from '~/composables/useSession'

const records = ['contacts', 'companies', 'deals', 'board', 'today', 'calendar', 'activities', 'reports', 'trash']

/** Which questions have another answer after a change of this kind. A record's timeline shows what happened to others too. */
const stale: Record<StaleKind, string[]> = {
  contact: records,
  company: records,
  deal: records,
  activity: records,
  payment: ['contacts', 'companies', 'deals', 'trash'],
  proposal: ['proposals', 'contacts', 'companies', 'deals', 'trash'],
  proposal_template: ['proposal-templates'],
  task: ['tasks', ...records],
  pipeline: ['pipelines', 'board', 'deals'],
  stage: ['pipelines', 'board', 'deals'],
  tag: ['tags', ...records],
  product: ['products'],
  import: ['imports'],
  bulk: ['bulk'],
  view: ['views'],
  api_key: ['api-keys'],
  message_template: ['message-templates'],
  user: ['members'],
  invite: ['members', 'invites'],
  organization: ['usage', 'ai', 'proposal-style', 'members', 'lost-reasons', 'discount-limit'],
  sample_data: [...records, 'sample-data', 'tags'],
  notification: ['notifications'],
  everything: [...records, 'tasks', 'pipelines', 'tags', 'products', 'lost-reasons', 'discount-limit', 'imports', 'views', 'members', 'api-keys', 'usage', 'ai', 'notifications', 'message-templates', 'proposals', 'proposal-templates', 'proposal-style'],
}

/** A page that has just changed something has asked for the result already. */
const ownMs = 2000
/** However much happens, a page asks again this often at most. */
const restMs = 2000
const retryMs = 60_000

/**
 * While the page is seen, asks again for what others have changed as soon as the server says so. Without a stream
 * (another kind of host, too many tabs) the page stays as fresh as its own questions keep it.
 */
export function useNotices() {
  const cache = useQueryCache()
  const { user } = useSession()
  const waiting = new Set<string>()
  let source: EventSource | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setInterval> | undefined
  let hasListened = false

  function refreshWaiting() {
    rest = undefined
    if (waiting.size === 0) return
    // What cannot be asked for again says so where it is shown.
    for (const key of waiting) void cache.invalidateQueries({ key: [key] }).catch(() => undefined)
    waiting.clear()
    rest = setTimeout(refreshWaiting, restMs)
  }

  function hear({ kinds, by }: Notice) {
    if (by === user.value?.id && Date.now() - ownChange.at < ownMs) return
    kinds.flatMap(kind => stale[kind] ?? []).forEach(key => waiting.add(key))
    if (rest === undefined) refreshWaiting()
  }

  function listen() {
    if (document.visibilityState === 'hidden') return hush()
    if (source && source.readyState !== EventSource.CLOSED) return
    source = new EventSource('/api/notices')
    source.addEventListener('notice', ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as Notice))
    source.addEventListener('ready', () => {
      if (hasListened) hear({ kinds: ['everything'], by: null })
      hasListened = true
    })
  }

  // A page that nobody sees leaves its connection to others: browsers open six to one host.
  function hush() {
    source?.close()
    source = undefined
  }

  onMounted(() => {
    listen()
    document.addEventListener('visibilitychange', listen)
    retry = setInterval(listen, retryMs)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', listen)
    clearInterval(retry)
    clearTimeout(rest)
    hush()
  })
}
