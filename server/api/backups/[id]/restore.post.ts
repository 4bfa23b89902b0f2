import { backupParams, restoreBackupSchema } from '#shared/backups/schema'
import { restoreBackup } from '#server/domain/backups/backups'
import { defineRoute, noContent } from '#server/http/handler'
import { clearSessionToken } from '#server/http/session-cookie'

/** Answers when the restored data is in use. The id stands in the query once more: a body would open a transaction. */
export default defineRoute({ params: backupParams, query: restoreBackupSchema }, async ({ event, actor, params, query }) => {
  await restoreBackup(actor, params.id, query.confirm)
  clearSessionToken(event)
  return noContent(event)
})
