import { z } from 'zod'
import { pipelineReportQuery } from '#shared/reports/pipeline'
import { amount } from '../../ai/amount'
import { getPipelineReport } from '../../reports/pipeline'
import { askedDays, lookedFor, periodField, periodLooked } from '../asked-days'
import { ownerField, ownerNamed } from '../people'
import { listing, plainRow } from '../rows'
import { defineTool } from '../tool'

export const pipelineReport = defineTool({
  name: 'pipeline_report',
  description: 'How the pipeline stands: open deals and their value by stage, how many go on from each stage, and how many days deals stay there. Conversion and days are of the period, the last 90 days if not given.',
  input: z.strictObject({ period: periodField('Which time.'), owner: ownerField.optional() }),
  async run(inquiry, { period, owner }) {
    const days = period === undefined ? undefined : askedDays(inquiry, period, 'past')
    const report = await getPipelineReport(inquiry.db, inquiry.actor, pipelineReportQuery.parse({ ...days, ownerId: await ownerNamed(inquiry, owner), by: 'month' }))
    const rows = report.pipeline.map(({ stageId, stageName, probability, count, sums }) => {
      const conversion = report.conversionRates.find(stage => stage.stageId === stageId)
      const stay = report.avgDaysByStage.find(stage => stage.stageId === stageId)
      return plainRow([
        `stage ${stageName} (probability ${probability} %)`, `${count} open deals`, ...sums.map(({ currency, valueCents, weightedCents }) => `${amount(valueCents, currency)} (weighted ${amount(weightedCents, currency)})`),
        conversion?.rate != null && `${Math.round(conversion.rate * 100)} % of ${conversion.entered} that entered went on`,
        stay?.averageDays != null && `left after ${Math.round(stay.averageDays)} days on average`,
        stay?.presentDays != null && `those there have been for ${Math.round(stay.presentDays)} days on average`,
      ])
    })
    return { found: null, by: lookedFor({ ...periodLooked(days), owner: { value: owner } }), text: listing('stages', rows) }
  },
})
