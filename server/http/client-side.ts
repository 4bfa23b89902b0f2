import type { ClientSide } from '#shared/client-proposals/schema'
import type { Database } from '#server/db/database'
import type { Actor } from '#server/domain/actor'
import { clientSideOf } from '#server/domain/client-proposals/client-side'
import { clientAddress } from './client-address'

/** What the client of a proposal saw, said and decided, with the address that they have. */
export async function clientSideFor(db: Database, actor: Actor, id: string): Promise<{ client: ClientSide }> {
  return { client: await clientSideOf(db, actor, id, linkId => clientAddress({ organizationId: actor.organizationId, linkId })) }
}
