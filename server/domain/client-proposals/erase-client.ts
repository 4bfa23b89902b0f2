import { paperWords } from '#shared/client-proposals/paper-words'
import type { Database } from '#server/db/database'
import { forgetClient } from '../proposals/forget-client'
import { renameClient } from './client-proposals.repository'

/**
 * Takes a contact who is about to be deleted for good off the proposals that stay. What was said and decided stays, as the
 * activities of a deal do, but a neutral word stands for whoever did: what was agreed on is still agreed on.
 */
export async function eraseClient(trx: Database, contactId: string): Promise<void> {
  for (const { id, language } of await forgetClient(trx, contactId)) await renameClient(trx, id, paperWords[language].client)
}
