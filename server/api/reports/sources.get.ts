import { sourcesReport, sourcesReportQuery } from '#shared/reports/sources'
import { getSourcesReport } from '#server/domain/reports/sources'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on sources', query: sourcesReportQuery, answers: { 200: sourcesReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'sources', sourcesReport, await getSourcesReport(db, actor, query)))
