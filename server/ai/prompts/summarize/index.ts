import { definePrompt } from '../../prompt'
import type { RecordInput } from '../record-rules'
import { summarizePrompt } from './prompt'

export const summarize = definePrompt<RecordInput>({
  name: 'summarize',
  version: 2,
  feature: 'summary',
  maxTokens: 1200,
  output: 'text',
  render: summarizePrompt,
})
