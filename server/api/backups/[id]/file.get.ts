import { backupParams } from '#shared/backups/schema'
import { downloadBackup } from '#server/domain/backups/backups'
import { bytes } from '#server/http/description'
import { sendFile } from '#server/http/file'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Download a backup',
  params: backupParams,
  answers: { 200: bytes('application/gzip') },
}, async ({ event, db, actor, params }) => {
  const { backup, bytes } = await downloadBackup(db, actor, params.id)
  return sendFile(event, { name: `simplecrm-${backup.id}.tar.gz`, type: 'application/gzip', size: backup.bytes }, bytes)
})
