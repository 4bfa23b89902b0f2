import { todayIn } from '#shared/dates/days'
import type { Member } from '#shared/members/schema'
import type { ProposedAction } from '#shared/assistant/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listMembers } from '../members/members'
import { NumberedRecords } from './numbered-records'

/** A question while it is looked into: for whom, on which day, and what has come up. */
export interface Inquiry {
  db: Database
  actor: Actor
  today: string
  records: NumberedRecords
  actions: ProposedAction[]
  members(): Promise<Member[]>
}

export function newInquiry(db: Database, actor: Actor, today = todayIn(actor.timeZone)): Inquiry {
  let members: Promise<Member[]> | undefined
  return { db, actor, today, records: new NumberedRecords(), actions: [], members: () => members ??= listMembers(db, actor) }
}
