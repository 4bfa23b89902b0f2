import { isInteraction } from '#shared/activities/schema'
import { corpus } from '../corpus/corpus'
import type { CorpusSize } from '../corpus/size'

/** When each contact and each deal was last spoken with, by index; 0 where never. */
export interface LastInteractions { ofContact: Float64Array, ofDeal: Float64Array }

/** Activities come in the order of time, so the last one seen is the latest. */
export function lastInteractions(size: CorpusSize, now: number): LastInteractions {
  const ofContact = new Float64Array(size.contacts)
  const ofDeal = new Float64Array(size.deals)
  for (const batch of corpus(size, now).activities()) {
    for (const { type, createdAt, contact, deal } of batch) {
      if (!isInteraction(type)) continue
      ofContact[contact] = createdAt
      if (deal !== null) ofDeal[deal] = createdAt
    }
  }
  return { ofContact, ofDeal }
}

export function instantOrNull(time: number): string | null {
  return time === 0 ? null : new Date(time).toISOString()
}
