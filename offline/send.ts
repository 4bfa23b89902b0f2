import type { Problem } from '#shared/problems'
import { ownerOf } from '~/offline/database'
import { dropUnsent, keepUnsent, unsentOf, type Unsent } from '~/offline/unsent'

/** What is no answer of ours: a proxy that does not reach the server, a limit that passes, a session that ended. */
const passing = new Set([401, 408, 425, 429, 502, 503, 504])

/**
 * Sends what was written without a connection, one after the other, and answers how many arrived. Each carries the key it
 * was written with: sent twice, because an answer got lost or two tabs are open, it is done once.
 */
export async function sendUnsent(owner: string): Promise<number> {
  const send = () => sendInOrder(owner)
  // Without a lock (a browser on plain http) two tabs may send the same: the key holds all the same.
  if (!('locks' in navigator)) return await send()
  return await navigator.locks.request('simplecrm.unsent', { ifAvailable: true }, lock => lock ? send() : 0)
}

async function sendInOrder(owner: string): Promise<number> {
  let sent = 0
  for (;;) {
    const next = (await unsentOf(owner)).find(({ state }) => state === 'waiting')
    if (!next || !(await isSignedIn(owner))) return sent
    const outcome = await send(next)
    if (outcome === 'later') return sent
    if (outcome === 'sent') sent++
  }
}

/** Nothing is sent in another person's name, who has signed in meanwhile. */
async function isSignedIn(owner: string): Promise<boolean> {
  const response = await fetch('/api/auth/session').catch(() => undefined)
  if (!response?.ok) return false
  const { user, organization } = await response.json() as { user: { id: string }, organization: { id: string } }
  return ownerOf(user.id, organization.id) === owner
}

async function send(unsent: Unsent): Promise<'sent' | 'kept' | 'later'> {
  const response = await request(unsent).catch(() => undefined)
  if (!response || passing.has(response.status)) return 'later'
  const answer = await response.json().catch(() => undefined) as unknown
  if (response.ok) {
    await dropUnsent(unsent.id)
    await passOnVersion(unsent, versionIn(answer))
    return 'sent'
  }
  const problem = answer as Problem | undefined
  if (problem?.code === 'stale_version' && unsent.seen && problem.current) return await meetNewer(unsent, problem.current as NonNullable<Unsent['current']>)
  await keepUnsent({ ...unsent, state: 'refused', problem })
  return 'kept'
}

function request({ id, method, path, body, seen }: Unsent): Promise<Response> {
  return fetch(path, {
    method,
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(method === 'POST' ? { 'idempotency-key': id } : {}),
      ...(seen ? { 'if-match': `"${seen.version}"` } : {}),
    },
  })
}

/** Somebody else has changed the record: if what was changed here is as it was, or as it was to become, nobody need choose. */
async function meetNewer(unsent: Unsent, current: NonNullable<Unsent['current']>): Promise<'sent' | 'kept'> {
  const values = Object.entries(unsent.seen!.values)
  const isNow = (field: string, value: unknown) => isSame(current[field] ?? null, value ?? null)
  if (unsent.method === 'PATCH' && Object.entries(unsent.body).every(([field, value]) => isNow(field, value))) {
    await dropUnsent(unsent.id)
    return 'sent'
  }
  if (values.every(([field, value]) => isNow(field, value))) await keepUnsent({ ...unsent, seen: { ...unsent.seen!, version: current.version } })
  else await keepUnsent({ ...unsent, state: 'conflict', current })
  return 'kept'
}

/** A due day is answered as the instant at which it ends or begins. */
function isSame(now: unknown, then: unknown): boolean {
  if (typeof then === 'string' && typeof now === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(then)) return now.startsWith(then)
  return JSON.stringify(now) === JSON.stringify(then)
}

/** Later changes of the same record were made knowing this one. */
async function passOnVersion({ owner, seen }: Unsent, version: number | undefined): Promise<void> {
  if (!seen || version === undefined) return
  const later = (await unsentOf(owner)).filter(other => other.seen?.id === seen.id && other.seen.version === seen.version)
  await Promise.all(later.map(other => keepUnsent({ ...other, seen: { ...other.seen!, version } })))
}

/** The version of the record that was answered: `{ "task": { "version": 4 } }`. */
function versionIn(answer: unknown): number | undefined {
  const records = Object.values((answer ?? {}) as Record<string, { version?: number } | null>)
  return records.find(record => typeof record?.version === 'number')?.version
}
