import { useConfig } from '#server/config'
import { listBackups } from '#server/domain/backups/backups'
import { defineRoute } from '#server/http/handler'

export default defineRoute({}, async ({ db, actor }) => await listBackups(db, actor, useConfig().backups))
