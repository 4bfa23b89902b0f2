import { activityReport, activityReportQuery } from '#shared/reports/activity'
import { getActivityReport } from '#server/domain/reports/activity'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on activity', query: activityReportQuery, answers: { 200: activityReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'activity', activityReport, await getActivityReport(db, actor, query)))
