import { forecastSchema } from '#shared/deals/forecast'
import { getForecast } from '#server/domain/deals/forecast'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ query: forecastSchema }, async ({ db, actor, query }) => await getForecast(db, actor, query))
