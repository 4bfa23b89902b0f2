import { describe, expect, it } from 'vitest'
import type { RecordInput } from '#server/ai/prompts/record-rules'
import { summarize } from '#server/ai/prompts/summarize'
import { holdsAsRecordPrompt } from '../../../../support/record-prompt'

describe('the prompt for summaries', () => {
  holdsAsRecordPrompt(summarize, (told): RecordInput => ({ kind: 'contact', ...told }))

  it('tells a contact from a deal', () => {
    expect(summarize.render({ kind: 'deal', history: 'Deal: Audit', language: 'English' }).system).toContain('You summarize a deal')
  })
})
