import { definePrompt } from '../../prompt'
import { dealRiskPrompt, type DealRiskInput } from './prompt'
import { dealRiskOutput, type DealRiskOutput } from './schema'

export const dealRisk = definePrompt<DealRiskInput, DealRiskOutput>({
  name: 'deal-risk',
  version: 1,
  feature: 'dealRisk',
  maxTokens: 600,
  output: dealRiskOutput,
  render: dealRiskPrompt,
})
