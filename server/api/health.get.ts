import { checkHealth } from '#server/domain/installation/health'
import { definePublicRoute } from '#server/http/handler'

export default definePublicRoute({}, async ({ db }) => await checkHealth(db))
