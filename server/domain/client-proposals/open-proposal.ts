import { todayIn } from '#shared/dates/days'
import { shownState } from '#shared/proposals/values'
import type { Database } from '#server/db/database'
import { notFound } from '#server/errors'
import { stateOfProposal } from '../proposals/proposal-states'
import { findLink } from './client-proposals.repository'

/** Where a day ends last: a proposal is valid until its last day has gone everywhere. */
const lastPlace = 'Etc/GMT+12'

type StateRow = NonNullable<Awaited<ReturnType<typeof stateOfProposal>>>

/** A proposal whose client is here. `sentNumber` is the version that they read. */
export interface OpenProposal extends StateRow { sentNumber: number }

/**
 * The proposal behind a link. Throws not_found, and tells no more, where there is nothing (any more): an unknown or renewed link, a
 * proposal that was withdrawn, that went to the trash, or that is valid no longer and was not decided on.
 */
export async function openProposal(db: Database, linkId: string): Promise<OpenProposal> {
  const link = await findLink(db, linkId)
  const row = link && await stateOfProposal(db, link.proposalId)
  if (!row || row.sentNumber === null) throw notFound()
  const state = shownState(row, todayIn(lastPlace))
  if (state === 'draft' || state === 'withdrawn' || state === 'expired') throw notFound()
  return { ...row, sentNumber: row.sentNumber }
}
