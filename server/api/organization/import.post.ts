import { importedOrganizationAnswerSchema } from '#shared/backups/answers'
import { importForeignOrganization } from '#server/domain/transfer/transfers'
import { incomingBytes } from '#server/http/body'
import { bytes } from '#server/http/description'
import { defineOperatorRoute } from '#server/http/handler'

/** The body is the file itself, as it was exported. */
export default defineOperatorRoute({
  summary: 'Take over an organization that was exported elsewhere',
  reads: bytes('application/x-ndjson'),
  problems: ['unfit_transfer', 'too_large'],
  answers: { 200: importedOrganizationAnswerSchema },
}, async ({ event, db }) => await importForeignOrganization(db, incomingBytes(event)))
