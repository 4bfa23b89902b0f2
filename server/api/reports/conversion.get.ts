import { conversionReport, conversionReportQuery } from '#shared/reports/conversion'
import { getConversionReport } from '#server/domain/reports/conversion'
import { defineRoute } from '#server/http/handler'
import { inForm } from '#server/http/report'

export default defineRoute({ summary: 'Report on conversion', query: conversionReportQuery, answers: { 200: conversionReport }, csv: true }, async ({ event, db, actor, query }) =>
  await inForm(event, query, 'conversion', conversionReport, await getConversionReport(db, actor, query)))
