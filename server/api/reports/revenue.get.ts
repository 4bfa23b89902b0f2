import { revenueReport, revenueReportQuery } from '#shared/reports/revenue'
import { getRevenueReport } from '#server/domain/reports/revenue'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on revenue', query: revenueReportQuery, answers: { 200: revenueReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'revenue', revenueReport, await getRevenueReport(db, actor, query)))
