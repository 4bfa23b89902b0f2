import { backupParams } from '#shared/backups/schema'
import { deleteBackup } from '#server/domain/backups/backups'
import { defineRoute, noContent } from '#server/http/handler'

export default defineRoute({
  summary: 'Delete a backup',
  params: backupParams,
  answers: { 204: null },
}, async ({ event, actor, params }) => {
  await deleteBackup(actor, params.id)
  return noContent(event)
})
