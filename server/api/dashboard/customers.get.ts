import { dashboardCustomers, dashboardQuery } from '#shared/reports/dashboard'
import { getDashboardCustomers } from '#server/domain/reports/customers'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ summary: 'Read how customers grow and what their tags bring', query: dashboardQuery, answers: { 200: dashboardCustomers } }, async ({ db, actor, query }) =>
  await getDashboardCustomers(db, actor, query))
