import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { newId } from '../ids'
import { findMemberRow, findCalendarFeedId, updateCalendarFeedId } from './accounts.repository'
import { actorOf } from './member-actor'

/** What names the private address of the actor's calendar in this organization; null if they have none. */
export async function calendarFeedOf(db: Database, actor: Actor): Promise<string | null> {
  return await findCalendarFeedId(db, actor.organizationId, actor.userId)
}

/** Gives the actor's calendar a new address; an old one leads nowhere from then on. */
export async function renewCalendarFeed(db: Database, actor: Actor): Promise<string> {
  const feedId = newId()
  await updateCalendarFeedId(db, actor.organizationId, actor.userId, feedId)
  return feedId
}

/** Ends the address of the actor's calendar. */
export async function endCalendarFeed(db: Database, actor: Actor): Promise<void> {
  await updateCalendarFeedId(db, actor.organizationId, actor.userId, null)
}

/** Whose calendar it is, with the rights they have now; undefined when the address was renewed or ended, or its holder is no longer a member. */
export async function findCalendarFeedActor(db: Database, calendarFeedId: string): Promise<Actor | undefined> {
  const row = await findMemberRow(db, { calendarFeedId })
  return row && await actorOf(db, row, null)
}
