import type { Database } from '#server/db/database'
import { findEveryChainBreak } from '#server/domain/events/chain'
import { anchorKey } from '#server/http/anchor-key'

/** What is broken in the history of any organization, a sentence for each. */
export async function describeChainBreaks(db: Database): Promise<string[]> {
  const breaks = await findEveryChainBreak(db, anchorKey)
  return breaks.map(({ organizationId, position, until, reason }) => {
    const which = until === undefined ? `Event ${position} of the organization ${organizationId} is` : `Events ${position} to ${until} of the organization ${organizationId} are`
    return reason === 'cut'
      ? `${which} gone, the newest of its history: somebody deleted them behind the program's back, or an older copy of the database was put in its place.`
      : `${which} ${reason}: somebody changed the database behind the program's back.`
  })
}
