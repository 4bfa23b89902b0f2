import { definePrompt } from '../../prompt'
import type { ProposalMatter } from '../proposal-rules'
import { writeProposalPrompt } from './prompt'
import { writeProposalOutput, type WriteProposalOutput } from './schema'

export const writeProposal = definePrompt<ProposalMatter, WriteProposalOutput>({
  name: 'write-proposal',
  version: 1,
  feature: 'proposal',
  maxTokens: 5000,
  output: writeProposalOutput,
  render: writeProposalPrompt,
})
