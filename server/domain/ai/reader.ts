import { todayIn } from '#shared/dates/days'
import type { Actor } from '../actor'
import { oneLine } from './one-line'

/** For whom a history is told and on which day, by their clock. */
export interface Reader { userId: string, name: string, today: string, timeZone: string }

export function readerOf({ userId, timeZone, session }: Actor): Reader {
  return { userId, name: session.user.name, today: todayIn(timeZone), timeZone }
}

/** What a member is called: whoever asks is "me", so that another person with the same data asks the same. */
export function memberName({ id, name }: { id?: string | null, name: string }, reader: Reader): string {
  return (id === undefined ? name === reader.name : id === reader.userId) ? 'me' : oneLine(name)
}
