import { uploadBackup } from '#server/domain/backups/backups'
import { incomingBytes } from '#server/http/body'
import { created, defineRoute } from '#server/http/handler'

/** The body is the file itself, however large: it goes to the disk as it comes. */
export default defineRoute({}, async ({ event, db, actor }) => {
  const backup = await uploadBackup(db, actor, incomingBytes(event))
  return created(event, `/api/backups/${backup.id}/file`, { backup })
})
