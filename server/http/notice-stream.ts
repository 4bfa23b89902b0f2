import { createEventStream, getRequestHeader, type H3Event } from 'h3'
import { isServerless } from '#server/config'
import { systemDb, type Database } from '#server/db/database'
import { findActor } from '#server/domain/accounts/sessions'
import type { Actor } from '#server/domain/actor'
import { gatherNotices } from '#server/realtime/gather-notices'
import { hearsNotices, listenToNotices } from '#server/realtime/notices'
import { noContent } from './handler'
import { readSessionToken } from './session-cookie'
import { stopping } from './stopping'

const mostOfOnePerson = 20
const beatMs = 15_000

/** How many streams each person has open. */
const open = new Map<string, number>()

/**
 * Server-sent events: each says what the page should ask for again. Answers 204, after which a browser does not ask
 * again, where no notices are heard, no process lives long enough to tell them, or one person has too many streams.
 */
export async function streamNotices(event: H3Event, db: Database, actor: Actor): Promise<null | undefined> {
  const others = open.get(actor.userId) ?? 0
  const asksForStream = getRequestHeader(event, 'accept')?.includes('text/event-stream')
  if (!asksForStream || isServerless || !hearsNotices(db) || others >= mostOfOnePerson) return noContent(event)

  const stream = createEventStream(event)
  const push = (name: string, data = '') => stream.push({ event: name, data }).catch(() => undefined)
  const gathered = gatherNotices(notice => void push('notice', JSON.stringify(notice)))
  const leave = listenToNotices(db, actor, gathered.add)
  const beat = setInterval(async () => void await (await isSignedIn(event) ? push('beat') : stream.close()), beatMs)
  const close = () => void stream.close()
  stopping.addEventListener('abort', close)
  open.set(actor.userId, others + 1)
  stream.onClosed(() => {
    clearInterval(beat)
    gathered.stop()
    leave()
    stopping.removeEventListener('abort', close)
    const left = open.get(actor.userId)! - 1
    if (left > 0) open.set(actor.userId, left)
    else open.delete(actor.userId)
  })
  // What is sent at once tells the browser, and proxies on the way, that the stream stands.
  void push('ready')
  await stream.send()
}

/** A stream ends with its session. A database that cannot answer right now ends none. */
async function isSignedIn(event: H3Event): Promise<boolean> {
  return await findActor(systemDb(), readSessionToken(event) ?? '').then(Boolean, () => true)
}
