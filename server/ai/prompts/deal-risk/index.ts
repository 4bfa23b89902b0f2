import { definePrompt } from '../../prompt'
import { dealRiskPrompt, type DealRiskInput } from './prompt'
import { dealRiskOutput, type DealRiskOutput } from './schema'

export const dealRisk = definePrompt<DealRiskInput, DealRiskOutput>({
  name: 'deal-risk',
  version: 2,
  feature: 'dealRisk',
  maxTokens: 1000,
  output: dealRiskOutput,
  render: dealRiskPrompt,
})
