import type { Database } from '#server/db/database'
import type { Actor } from '../actor'
import { createProposal } from './proposals'
import { markAsSample } from './proposals.repository'

/** Drafts of proposals for these sample deals, from the template of their client's language. */
export async function addSampleProposals(trx: Database, actor: Actor, dealIds: string[]): Promise<void> {
  for (const dealId of dealIds) {
    const { id } = await createProposal(trx, actor, { dealId })
    await markAsSample(trx, id)
  }
}
