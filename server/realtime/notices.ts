import type { Notice, StaleKind } from '#shared/notices/schema'
import type { Database } from '#server/db/database'
import { announce, noticesOf } from '#server/db/notices'
import type { NoticeListener, Notices } from '#server/db/dialect/notices'
import { log } from '#server/log'

/** Who is told: all of an organization, or certain people. */
type Addressed = Notice & ({ organizationId: string } | { userIds: string[] })

/** Whom a listener listens for. */
export interface Audience { organizationId: string, userId: string }

type Tell = (notice: Notice) => void

/** A notice of PostgreSQL holds 8000 bytes. */
const mostAddressees = 100

/** Tells the members of an organization, once the transaction commits, which kinds of records someone changed. */
export async function announceChanges(trx: Database, { organizationId, userId }: { organizationId: string, userId: string | null }, kinds: StaleKind[]): Promise<void> {
  await send(trx, { organizationId, kinds: [...new Set(kinds)].sort(), by: userId })
}

/** Tells people that there is a notification for them. */
export async function announceNotifications(trx: Database, userIds: string[]): Promise<void> {
  const all = [...new Set(userIds)].sort()
  for (let start = 0; start < all.length; start += mostAddressees) {
    await send(trx, { userIds: all.slice(start, start + mostAddressees), kinds: ['notification'], by: null })
  }
}

async function send(trx: Database, notice: Addressed): Promise<void> {
  await announce(trx, JSON.stringify(notice))
}

/** Those of this process who listen to one open database; each notice is read once, however many they are. */
class Hall implements NoticeListener {
  readonly #seats = new Map<Tell, Audience>()
  #isListening = false

  join(notices: Notices, audience: Audience, tell: Tell): () => void {
    this.#seats.set(tell, audience)
    if (!this.#isListening) notices.listen(this)
    this.#isListening = true
    return () => {
      this.#seats.delete(tell)
    }
  }

  heard(payload: string): void {
    if (!payload.startsWith('{')) return
    const { kinds, by, ...to } = JSON.parse(payload) as Addressed
    for (const [tell, { organizationId, userId }] of this.#seats) {
      if ('userIds' in to ? to.userIds.includes(userId) : to.organizationId === organizationId) tell({ kinds, by })
    }
  }

  missed(): void {
    log.info({ listeners: this.#seats.size }, 'Hearing notices of the database again')
    for (const tell of this.#seats.keys()) tell({ kinds: ['everything'], by: null })
  }
}

const halls = new WeakMap<Notices, Hall>()

/** Whether notices reach this process at all. */
export function hearsNotices(db: Database): boolean {
  return noticesOf(db).areHeard
}

/** Calls `tell` with each notice for this person or their organization, until the function it answers is called. */
export function listenToNotices(db: Database, audience: Audience, tell: Tell): () => void {
  const notices = noticesOf(db)
  let hall = halls.get(notices)
  if (!hall) halls.set(notices, hall = new Hall())
  return hall.join(notices, audience, tell)
}
