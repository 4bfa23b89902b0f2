import { backupsAnswerSchema } from '#shared/backups/answers'
import { useConfig } from '#server/config'
import { listBackups } from '#server/domain/backups/backups'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'List the backups',
  problems: ['not_found'],
  answers: { 200: backupsAnswerSchema },
}, async ({ db, actor }) => await listBackups(db, actor, useConfig().backups))
