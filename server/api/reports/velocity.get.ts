import { velocityReport, velocityReportQuery } from '#shared/reports/velocity'
import { getVelocityReport } from '#server/domain/reports/velocity'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on sales velocity', query: velocityReportQuery, answers: { 200: velocityReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'velocity', velocityReport, await getVelocityReport(db, actor, query)))
