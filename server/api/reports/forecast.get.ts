import { forecastSchema } from '#shared/deals/forecast'
import { forecastReport } from '#shared/reports/forecast'
import { getForecast } from '#server/domain/deals/forecast'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on what deals may bring in', query: forecastSchema, answers: { 200: forecastReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'forecast', forecastReport, await getForecast(db, actor, query)))
