import { todayIn } from '#shared/dates/days'
import type { Actor } from '../actor'
import { oneLine } from './one-line'

/** For whom a history is told and on which day, by their clock. */
export interface Reader { userId: string, today: string, timeZone: string }

export function readerOf({ userId, timeZone }: Actor): Reader {
  return { userId, today: todayIn(timeZone), timeZone }
}

/** What a member is called: whoever asks is "me", so that another person with the same data asks the same. */
export function memberName({ id, name }: { id: string | null, name: string }, { userId }: Pick<Reader, 'userId'>): string {
  return id === userId ? 'me' : oneLine(name)
}
