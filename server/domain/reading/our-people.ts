import { fold } from '#shared/search/fold'
import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { listMembers } from '../members/members'
import type { Thread } from './thread'

/** A member as threads name them. */
export interface OurPerson { name: string, email: string }

/** The members, whose own signatures stand in every thread. */
export async function ourPeople(db: Database, actor: Actor): Promise<OurPerson[]> {
  return (await listMembers(db, actor)).map(({ name, email }) => ({ name, email: email.toLowerCase() }))
}

/** As a thread names them itself, by address or by the whole name: no more of them reaches a prompt. */
export function namedAmong(people: OurPerson[], text: string, thread: Thread): string[] {
  const folded = fold(text)
  return people.flatMap(({ name, email }) => {
    const parts = [stands(name, folded) ? name : '', thread.holds(email) ? email : ''].filter(Boolean)
    return parts.length > 0 ? [parts.join(', ')] : []
  }).sort()
}

/** Of one word alone nobody can tell whose it is. */
function stands(name: string, folded: string): boolean {
  const words = fold(name).trim().split(/\s+/)
  return words.length > 1 && new RegExp(`(?<![\\p{L}\\p{N}])${words.map(word => RegExp.escape(word)).join('\\s+')}(?![\\p{L}\\p{N}])`, 'u').test(folded)
}
