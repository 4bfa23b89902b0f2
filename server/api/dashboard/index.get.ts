import { dashboard, dashboardQuery } from '#shared/reports/dashboard'
import { getDashboard } from '#server/domain/reports/dashboard'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ summary: 'Read how things stand', query: dashboardQuery, answers: { 200: dashboard } }, async ({ db, actor, query }) =>
  await getDashboard(db, actor, query))
