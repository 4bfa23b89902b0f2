import { scopedTo, type Database } from '#server/db/database'
import { recordEvent } from '../events/events'
import { getUser, listOrganizationRows } from './accounts.repository'

interface AccountEvent {
  type: string
  /** Who did it; null where nobody has said who they are, or the operator did it from the command line. */
  by: string | null
  details?: Record<string, unknown>
}

/** Tells one organization what happened to a person's account. */
export async function recordOnAccount(trx: Database, organizationId: string, userId: string, { type, by, details }: AccountEvent): Promise<void> {
  const { name } = await getUser(trx, userId)
  await recordEvent(scopedTo(trx, organizationId), { organizationId, userId: by }, { type, subject: { type: 'user', id: userId }, payload: { name, ...details } })
}

/** Tells every organization that the person works in, in the order of their ids: two transactions then never wait for each other. */
export async function recordOnAccountEverywhere(trx: Database, userId: string, event: AccountEvent): Promise<void> {
  const organizations = (await listOrganizationRows(trx, userId)).map(({ id }) => id).sort()
  for (const organizationId of organizations) await recordOnAccount(trx, organizationId, userId, event)
}
