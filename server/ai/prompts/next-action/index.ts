import { definePrompt } from '../../prompt'
import type { RecordInput } from '../record-rules'
import { nextActionPrompt } from './prompt'
import { nextActionOutput, type NextActionOutput } from './schema'

export const nextAction = definePrompt<RecordInput, NextActionOutput>({
  name: 'next-action',
  version: 2,
  feature: 'nextAction',
  maxTokens: 800,
  output: nextActionOutput,
  render: nextActionPrompt,
})
