import type { DealRisk, DealSign } from '#shared/insights/answers'
import type { Database } from '#server/db/database'
import { invalidField } from '#server/errors'
import { dealRisk } from '#server/ai/prompts/deal-risk'
import type { DealRiskInput } from '#server/ai/prompts/deal-risk/prompt'
import type { DealRiskOutput } from '#server/ai/prompts/deal-risk/schema'
import type { Actor } from '../actor'
import { getDeal } from '../deals/deals'
import { findDealSigns } from './deal-signs'
import { languageOf } from './insight-subject'
import { tell, type Asking, type Insight, type Told } from './told-insight'

/** The signs that an open deal may be lost, by rule, and how Claude weighs them against what was said. */
export async function assessDeal(db: Database, actor: Actor, id: string, asking: Asking): Promise<{ signs: DealSign[], risk: DealRisk | null }> {
  const deal = await getDeal(db, actor, id)
  if (deal.outcome) throw invalidField('dealId', 'deal_closed', 'The deal is closed: nothing is at risk any more')
  const signs = await findDealSigns(db, actor, deal)
  const told = await tell(db, actor, riskOf(actor, id, signs), asking)
  return { signs, risk: told && toRisk(told) }
}

export function riskOf(actor: Actor, id: string, signs: DealSign[]): Insight<DealRiskInput, DealRiskOutput> {
  return { kind: 'dealRisk', subject: { type: 'deal', id }, prompt: dealRisk, input: ({ text }) => ({ history: text, language: languageOf(actor), signs }) }
}

export function toRisk({ output: { level, reason, advice }, checked, beside }: Told<DealRiskOutput>): DealRisk {
  return { level, reason: checked(reason), advice: checked(advice), ...beside(reason, advice) }
}
