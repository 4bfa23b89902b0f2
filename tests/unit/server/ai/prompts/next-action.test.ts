import { describe } from 'vitest'
import type { RecordInput } from '#server/ai/prompts/record-rules'
import { nextAction } from '#server/ai/prompts/next-action'
import { holdsAsRecordPrompt } from '../../../../support/record-prompt'

describe('the prompt for next actions', () => {
  holdsAsRecordPrompt(nextAction, (told): RecordInput => ({ kind: 'contact', ...told }))
})
