import { updateAiSettingsSchema } from '#shared/ai/schema'
import { aiSettingsAnswer } from '#shared/ai/settings-answers'
import { updateAiSettings } from '#server/domain/ai/settings'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Change the organization\'s settings of Claude',
  details: 'A new key or model is tried first; what Claude refuses is not saved. Null takes back what the installation says.',
  body: updateAiSettingsSchema,
  answers: { 200: aiSettingsAnswer },
  keepsNoAnswer: true,
  problems: ['ai_key_refused', 'ai_model_unknown', 'ai_overloaded'],
}, async ({ db, actor, body }) => await updateAiSettings(db, actor, body))
