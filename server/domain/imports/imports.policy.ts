import { seesEverything } from '#shared/members/permissions'
import { notFound } from '#server/errors'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'

/** Members see their own imports; those who see every record see every import. Someone else's does not exist for the others. */
export function assertSeesImport(actor: Actor, record: { userId: string }): void {
  assertCan(actor, 'records.import')
  if (!seesEverything(actor.role) && record.userId !== actor.userId) throw notFound()
}
