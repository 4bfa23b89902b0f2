import { forecastSchema } from '#shared/deals/forecast'
import { forecastAnswerSchema } from '#shared/deals/forecast-answers'
import { getForecast } from '#server/domain/deals/forecast'
import { defineRoute } from '#server/http/handler'

export default defineRoute({
  summary: 'Read the forecast',
  query: forecastSchema,
  answers: { 200: forecastAnswerSchema },
}, async ({ db, actor, query }) => await getForecast(db, actor, query))
