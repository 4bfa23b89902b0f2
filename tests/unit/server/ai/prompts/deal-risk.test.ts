import { describe } from 'vitest'
import { dealRisk } from '#server/ai/prompts/deal-risk'
import type { DealRiskInput } from '#server/ai/prompts/deal-risk/prompt'
import { holdsAsRecordPrompt } from '../../../../support/record-prompt'

describe('the prompt for the risk of deals', () => {
  holdsAsRecordPrompt(dealRisk, (told): DealRiskInput => ({ signs: [{ kind: 'quiet', count: 18, usual: 14 }, { kind: 'close_overdue', count: 3, usual: null }], ...told }))
})
