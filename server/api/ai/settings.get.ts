import { aiSettingsAnswer } from '#shared/ai/settings-answers'
import { getAiSettings } from '#server/domain/ai/settings'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read the organization\'s settings of Claude',
  details: 'The key is never answered, only how it ends.',
  answers: { 200: aiSettingsAnswer },
}, async ({ db, actor }) => await getAiSettings(db, actor))
