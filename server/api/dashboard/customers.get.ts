import { dashboardCustomers, dashboardCustomersQuery } from '#shared/reports/dashboard'
import { getDashboardCustomers } from '#server/domain/reports/customers'
import { defineRoute } from '#server/http/handler'

export default defineRoute({ summary: 'Read how customers grow and what their tags bring', query: dashboardCustomersQuery, answers: { 200: dashboardCustomers } }, async ({ db, actor, query }) =>
  await getDashboardCustomers(db, actor, query))
