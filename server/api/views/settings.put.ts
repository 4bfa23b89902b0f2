import { listSettingsSchema } from '#shared/views/schema'
import { updateListSettings } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ body: listSettingsSchema }, async ({ db, actor, body }) => ({ settings: await updateListSettings(db, actor, body) }))
