import { listSettingsAnswerSchema } from '#shared/views/answers'
import { listSettingsSchema } from '#shared/views/schema'
import { updateListSettings } from '#server/domain/views/views'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Set how one wants a list',
  body: listSettingsSchema,
  answers: { 200: listSettingsAnswerSchema },
}, async ({ db, actor, body }) => ({ settings: await updateListSettings(db, actor, body) }))
