import { setResponseStatus } from 'h3'
import { requestBackup } from '#server/domain/backups/backups'
import { defineRoute } from '#server/http/handler'

/** 202: it is made in the background, and `GET /api/backups` tells how far it is. */
export default defineRoute({
  summary: 'Make a backup',
  details: 'It is made in the background; the list of backups tells how far it is.',
  problems: ['not_found', 'backups_elsewhere', 'already_done'],
  answers: { 202: null },
}, async ({ event, db, actor }) => {
  await requestBackup(db, actor)
  setResponseStatus(event, 202)
  return null
})
