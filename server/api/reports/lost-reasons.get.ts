import { lostReasonsReport, lostReasonsReportQuery } from '#shared/reports/lost-reasons'
import { getLostReasonsReport } from '#server/domain/reports/lost-reasons'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on lost reasons', query: lostReasonsReportQuery, answers: { 200: lostReasonsReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'lost-reasons', lostReasonsReport, await getLostReasonsReport(db, actor, query)))
