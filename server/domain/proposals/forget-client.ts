import type { Language } from '#shared/proposals/values'
import type { Database } from '#server/db/database'
import { listedFields } from './listed-fields'
import { listProposalsTo, updateProposalRow } from './proposals.repository'
import { findVersion, listVersionNumbers, updateVersionRow } from './versions.repository'

/**
 * Takes the name of a contact who is about to be deleted for good out of the head of the proposals that stay, in every version, also
 * in those that were sent. What is written in their sections stays. Answers which proposals these are.
 */
export async function forgetClient(trx: Database, contactId: string): Promise<{ id: string, language: Language }[]> {
  const proposals = await listProposalsTo(trx, contactId)
  for (const { id, version, number } of proposals) {
    for (const one of await listVersionNumbers(trx, id)) {
      const row = (await findVersion(trx, id, one))!
      const document = { ...row.document, clientName: null }
      await updateVersionRow(trx, row.id, { document })
      // Whoever is writing it meanwhile is told, and does not write the name again unawares.
      if (one === number) await updateProposalRow(trx, id, version, { searchText: listedFields(document).searchText })
    }
  }
  return proposals
}
