import { cleanupOutdatedCaches, matchPrecache, precache, type PrecacheEntry } from 'workbox-precaching'
import { ownerOf } from '~/offline/database'
import { sendUnsent } from '~/offline/send'
import { forgetSession, keepSession, keptSession, sessionPath } from '~/offline/session'
import { shellPath, syncTag } from '~/offline/shell'

// What of a service worker is used here: its own types do not go together with those of pages.
interface WorkerEvent extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends WorkerEvent { request: Request, preloadResponse: Promise<Response | undefined>, respondWith(response: Promise<Response>): void }
interface Worker extends EventTarget {
  __WB_MANIFEST: PrecacheEntry[]
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { navigationPreload?: { enable(): Promise<void> } }
}
declare const self: Worker & typeof globalThis

/** Of the server alone: answers to programs, files, sign-in, and pages for people without an account. */
const serverOnly = /^\/(?:api|p|docs|_|login|register|forgot|reset|invite|verify)(?:\/|$)/
/** Texts of the interface: they do not change under their address. */
const lasting = /^\/_i18n\/|^\/api\/_nuxt_icon\//

precache(self.__WB_MANIFEST)
cleanupOutdatedCaches()

self.addEventListener('activate', event => (event as WorkerEvent).waitUntil(Promise.all([
  self.clients.claim(),
  self.registration.navigationPreload?.enable(),
])))
self.addEventListener('message', ({ data }: MessageEventInit) => data === 'take-over' && void self.skipWaiting())
self.addEventListener('sync', event => (event as WorkerEvent & { tag: string }).tag === syncTag && (event as WorkerEvent).waitUntil(sendAll()))

self.addEventListener('fetch', (event) => {
  const { request, preloadResponse, respondWith } = event as FetchEvent
  const { pathname, origin } = new URL(request.url)
  const answer = (response: Promise<Response>) => respondWith.call(event, response)
  if (origin !== self.location.origin) return
  if (pathname === '/api/auth/logout') return answer(fetch(request).finally(forgetSession))
  if (request.method !== 'GET') return
  if (pathname === sessionPath) answer(session(request))
  else if (lasting.test(pathname)) answer(fromCacheFirst(request))
  else if (request.mode === 'navigate') {
    if (!serverOnly.test(pathname)) answer(page(request, preloadResponse))
  }
  else if (pathname.startsWith('/_nuxt/') || /\.(?:svg|png)$/.test(pathname)) answer(matchPrecache(request).then(kept => kept ?? fetch(request)))
})

/** Pages come from the server, with their data; without a connection from the empty shell, which asks what is kept. */
async function page(request: Request, preloaded: Promise<Response | undefined>): Promise<Response> {
  try {
    return await preloaded ?? await fetch(request)
  }
  catch (error) {
    const shell = await matchPrecache(shellPath)
    if (!shell) throw error
    return shell
  }
}

async function session(request: Request): Promise<Response> {
  try {
    const response = await fetch(request)
    if (response.ok) await keepSession(response.clone())
    else if (response.status === 401) await forgetSession()
    return response
  }
  catch (error) {
    const kept = await keptSession()
    if (!kept) throw error
    return kept
  }
}

async function fromCacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open('texts')
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

/** The browser is connected again, and no page may be open. Whoever is not signed in any more sends nothing. */
async function sendAll(): Promise<void> {
  const { user, organization } = await (await keptSession())?.json() as { user?: { id: string }, organization?: { id: string } } ?? {}
  if (user && organization) await sendUnsent(ownerOf(user.id, organization.id))
}
