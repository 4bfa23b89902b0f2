import type { ImportedOrganization } from '#shared/backups/schema'
import type { Database } from '#server/db/database'
import { DomainError, OperatorError } from '#server/errors'
import { inTemporaryFile } from '#server/storage/temporary-file'
import type { Actor } from '../actor'
import { assertCan } from '../members/policy'
import { exportOrganization } from './export-organization'
import { importOrganization } from './import-organization'

/** The actor's organization as a file, for its admins; without passwords. */
export async function exportOwnOrganization(db: Database, actor: Actor): Promise<AsyncGenerator<string>> {
  assertCan(actor, 'organization.manage')
  return await exportOrganization(db, actor.organizationId, { userId: actor.userId })
}

/** Takes an organization over that comes from elsewhere. Throws unfit_transfer, with nothing changed, if it does not fit. */
export async function importForeignOrganization(db: Database, bytes: AsyncIterable<Uint8Array>): Promise<ImportedOrganization> {
  try {
    return await inTemporaryFile(bytes, file => importOrganization(db, file))
  }
  catch (error) {
    throw error instanceof OperatorError ? new DomainError('unfit_transfer', { detail: error.message }) : error
  }
}
