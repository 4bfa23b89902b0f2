import { todayIn } from '#shared/dates/days'
import type { Member } from '#shared/members/schema'
import type { ProposedAction } from '#shared/assistant/answers'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import type { HistorySubject } from '../ai/record-history'
import { listMembers } from '../members/members'
import { NumberedRecords } from './numbered-records'

/** A question while it is looked into: for whom, on which day, and what has come up. */
export interface Inquiry {
  db: Database
  actor: Actor
  today: string
  records: NumberedRecords
  actions: ProposedAction[]
  /** Whose data has come up beside the numbered records. */
  subjects: HistorySubject[]
  members(): Promise<Member[]>
}

export function newInquiry(db: Database, actor: Actor, today = todayIn(actor.timeZone)): Inquiry {
  let members: Promise<Member[]> | undefined
  return { db, actor, today, records: new NumberedRecords(), actions: [], subjects: [], members: () => members ??= listMembers(db, actor) }
}

/** Whose data the conversation carries, so that it can be forgotten with them. */
export function subjectsOf({ records, subjects }: Pick<Inquiry, 'records' | 'subjects'>): HistorySubject[] {
  const all = [...records.all.flatMap(({ type, id, of }) => [type === 'contact' || type === 'company' || type === 'deal' ? { type, id } : [], of ?? []].flat()), ...subjects]
  return [...new Map(all.map(subject => [`${subject.type} ${subject.id}`, subject])).values()]
}
