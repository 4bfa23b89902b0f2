import { pipelineReport, pipelineReportQuery } from '#shared/reports/pipeline'
import { getPipelineReport } from '#server/domain/reports/pipeline'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on a pipeline', query: pipelineReportQuery, answers: { 200: pipelineReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'pipeline', pipelineReport, await getPipelineReport(db, actor, query)))
