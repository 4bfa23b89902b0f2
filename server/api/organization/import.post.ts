import { importForeignOrganization } from '#server/domain/transfer/transfers'
import { incomingBytes } from '#server/http/body'
import { defineOperatorRoute } from '#server/http/handler'

/** The body is the file itself, as it was exported. */
export default defineOperatorRoute({}, async ({ event, db }) => await importForeignOrganization(db, incomingBytes(event)))
