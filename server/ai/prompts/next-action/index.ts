import { definePrompt } from '../../prompt'
import type { RecordInput } from '../record-rules'
import { nextActionPrompt } from './prompt'
import { nextActionOutput, type NextActionOutput } from './schema'

export const nextAction = definePrompt<RecordInput, NextActionOutput>({
  name: 'next-action',
  version: 1,
  feature: 'nextAction',
  maxTokens: 500,
  output: nextActionOutput,
  render: nextActionPrompt,
})
