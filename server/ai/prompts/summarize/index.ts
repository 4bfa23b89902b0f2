import { definePrompt } from '../../prompt'
import type { RecordInput } from '../record-rules'
import { summarizePrompt } from './prompt'

export const summarize = definePrompt<RecordInput>({
  name: 'summarize',
  version: 1,
  feature: 'summary',
  maxTokens: 800,
  output: 'text',
  render: summarizePrompt,
})
