import { definePrompt } from '../../prompt'
import { rewriteSectionPrompt } from './prompt'
import type { RewriteSectionInput } from './schema'

export const rewriteProposalSection = definePrompt<RewriteSectionInput>({
  name: 'rewrite-proposal-section',
  version: 1,
  feature: 'proposal',
  maxTokens: 2000,
  output: 'text',
  render: rewriteSectionPrompt,
})
