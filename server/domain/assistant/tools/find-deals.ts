import { z } from 'zod'
import { listDealsSchema, outcomes, type DealSummary } from '#shared/deals/schema'
import { toMinor } from '#shared/money/money'
import { fold } from '#shared/search/fold'
import { amount } from '../../ai/amount'
import { listDeals } from '../../deals/list-deals'
import { listPipelines } from '../../pipelines/pipelines'
import { askedDay, dayField, lookedFor } from '../asked-days'
import { askedId, recordField } from '../asked-record'
import type { Inquiry } from '../inquiry'
import { ownerField, ownerNamed } from '../people'
import { dayWords, instantWords, listing, memberWords, mostRows, recordRow } from '../rows'
import { defineTool, ToolMisuse } from '../tool'

const input = z.strictObject({
  text: z.string().max(200).optional().describe('Words of the title, contact or company.'),
  outcome: z.enum([...outcomes, 'open', 'any']).default('open'),
  stage: z.string().max(120).optional().describe('The name of a stage of the pipeline.'),
  owner: ownerField.optional(),
  contact: recordField('Only deals of this contact.').optional(),
  company: recordField('Only deals of this company.').optional(),
  tag: z.string().max(60).optional(),
  valueMin: z.number().min(0).max(1e12).optional().describe('The least value, in whole units of the currency.'),
  closesFrom: dayField('Only deals expected to close on this day or later.'),
  closesBefore: dayField('Only deals expected to close before this day.'),
  since: dayField('Only deals won, lost or abandoned on this day or later.'),
  quiet: z.boolean().optional().describe('Only open deals about which nobody has spoken for too long.'),
})

export const findDeals = defineTool({
  name: 'find_deals',
  description: 'Finds deals (sales opportunities), the largest first, with stage, value, probability, dates, next action and owner, and what the open ones of all that match add up to.',
  input,
  async run(inquiry, asked) {
    const stages = (await listPipelines(inquiry.db)).flatMap(({ stages }) => stages)
    const days = daysOf(inquiry, asked)
    const { deals, total = 0, pipelineValue = [] } = await listDeals(inquiry.db, inquiry.actor, listDealsSchema.parse({
      q: asked.text, tags: asked.tag, limit: mostRows, sort: '-value', quiet: asked.quiet && 'true',
      outcome: asked.outcome === 'any' ? undefined : asked.outcome,
      stageId: stageNamed(stages, asked.stage),
      ownerId: await ownerNamed(inquiry, asked.owner),
      contactId: askedId(inquiry, asked.contact, 'contact'), companyId: askedId(inquiry, asked.company, 'company'),
      valueMin: asked.valueMin && toMinor(asked.valueMin, inquiry.actor.session.organization.defaultCurrency),
      closeAfter: days.closesFrom, closeBefore: days.closesBefore, closedAfter: days.since,
    }))
    const names = new Map(stages.map(({ id, name }) => [id, name]))
    const sums = pipelineValue.map(({ currency, valueCents, weightedCents }) => `${amount(valueCents, currency)} (weighted by probability ${amount(weightedCents, currency)})`)
    return {
      found: total, isCut: total > deals.length,
      by: lookedFor({
        text: { value: asked.text }, outcome: { value: asked.outcome }, stage: { value: asked.stage }, owner: { value: asked.owner }, tag: { value: asked.tag },
        contact: { value: asked.contact && inquiry.records.at(asked.contact)?.title }, company: { value: asked.company && inquiry.records.at(asked.company)?.title },
        valueMin: { value: asked.valueMin }, quiet: { value: asked.quiet },
        closesFrom: { day: days.closesFrom }, closesBefore: { day: days.closesBefore }, since: { day: days.since },
      }),
      text: [listing('deals', deals.map(deal => dealRow(inquiry, deal, names.get(deal.stageId) ?? '')), total), sums.length > 0 && `Open ones in all: ${sums.join(', ')}`].filter(Boolean).join('\n'),
    }
  },
})

function daysOf(inquiry: Inquiry, { closesFrom, closesBefore, since }: z.output<typeof input>) {
  return { closesFrom: askedDay(inquiry, closesFrom, 'future'), closesBefore: askedDay(inquiry, closesBefore, 'future'), since: askedDay(inquiry, since, 'past') }
}

function stageNamed(stages: { id: string, name: string }[], name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const stage = stages.find(each => fold(each.name) === fold(name).trim())
  if (!stage) throw new ToolMisuse(`No stage is called "${name}". The stages are: ${stages.map(each => each.name).join(', ')}.`)
  return stage.id
}

function dealRow(inquiry: Inquiry, deal: DealSummary, stage: string): string {
  return recordRow(inquiry, { type: 'deal', id: deal.id, title: deal.title }, [
    deal.contactName, deal.companyName, amount(deal.valueCents, deal.currency),
    deal.outcome ? `${deal.outcome} ${dayWords(deal.actualCloseDate, inquiry) ?? ''}`.trim() : `stage ${stage}, probability ${deal.probability} %`,
    deal.lostReason && `because: ${deal.lostReason}`,
    !deal.outcome && (deal.expectedCloseDate ? `expected to close ${dayWords(deal.expectedCloseDate, inquiry)}` : 'no expected close date'),
    deal.lastInteractionAt ? `last spoken about ${instantWords(deal.lastInteractionAt, inquiry)}` : 'never spoken about',
    deal.nextAction && `next action: ${deal.nextAction}${deal.nextActionDate ? ` (${dayWords(deal.nextActionDate, inquiry)})` : ''}`,
    `owner ${memberWords({ id: deal.ownerId, name: deal.ownerName }, inquiry)}`,
  ])
}
