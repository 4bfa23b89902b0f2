import { backupAnswerSchema } from '#shared/backups/answers'
import { uploadBackup } from '#server/domain/backups/backups'
import { incomingBytes } from '#server/http/body'
import { bytes } from '#server/http/description'
import { created, defineRoute } from '#server/http/handler'

/** The body is the file itself, however large: it goes to the disk as it comes. */
export default defineRoute({
  summary: 'Upload a backup',
  reads: bytes('application/gzip'),
  problems: ['not_found', 'unfit_backup', 'backups_elsewhere', 'too_large'],
  answers: { 201: backupAnswerSchema },
}, async ({ event, db, actor }) => {
  const backup = await uploadBackup(db, actor, incomingBytes(event))
  return created(event, `/api/backups/${backup.id}/file`, { backup })
})
