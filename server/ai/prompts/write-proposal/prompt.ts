import { fenced } from '../../fence'
import type { Rendered } from '../../prompt'
import { proposalFacts, proposalRules, type ProposalMatter } from '../proposal-rules'

/** A complete proposal from the history with a client. */
export function writeProposalPrompt(input: ProposalMatter): Rendered {
  const system = [
    'You write proposals for somebody who works alone or in a small team, from what they know of their client. The client reads it, decides by it, and may hold the author to every word.',
    proposalRules(input),
    'Show in the first section that they were listened to. Be concrete in scope and plan. Some 450 to 700 words in all; fewer where the history says little.',
  ].join('\n\n')
  const content = [
    fenced('proposal', proposalFacts(input)),
    `What the author's file says of the client, days relative to today:\n${input.history || 'Nothing yet.'}`,
    ...(input.instruction ? [`What the author wants besides:\n${fenced('wish', input.instruction)}`] : []),
    `Write the proposal in ${input.language}.`,
  ].join('\n\n')
  return { system, messages: [{ role: 'user', content }] }
}
