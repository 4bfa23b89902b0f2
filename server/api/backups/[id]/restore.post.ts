import { backupParams, restoreBackupSchema } from '#shared/backups/schema'
import { restoreBackup } from '#server/domain/backups/backups'
import { defineRoute, noContent } from '#server/http/handler'
import { clearSessionToken } from '#server/http/session-cookie'

/** Answers when the restored data is in use. The id stands in the query once more: a body would open a transaction. */
export default defineRoute({
  summary: 'Restore a backup',
  details: 'Answers when the restored data is in use; everyone signs in anew.',
  params: backupParams,
  query: restoreBackupSchema,
  problems: ['unfit_backup', 'already_done', 'backups_elsewhere'],
  answers: { 204: null },
}, async ({ event, actor, params, query }) => {
  await restoreBackup(actor, params.id, query.confirm)
  clearSessionToken(event)
  return noContent(event)
})
