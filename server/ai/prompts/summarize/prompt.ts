import type { Rendered } from '../../prompt'
import { historyRules, languageRule, type RecordInput } from '../record-rules'

/** Where things stand with a record, for somebody who has thirty seconds. */
export function summarizePrompt(input: RecordInput): Rendered {
  const system = [
    `You summarize a ${input.kind} of a customer relationship manager for a colleague who has thirty seconds before they go on working with it.`,
    historyRules,
    'First one paragraph of two to four short sentences: who this is, what it is about, and where it stands now. Then, only if there are any, a list with "- " of at most four open points: promises that were made and are not kept yet, questions without an answer, days that come.',
    'No heading, no introduction, no advice. If the history says little, one sentence is enough.',
    languageRule(input),
  ].join('\n\n')
  return { system, messages: [{ role: 'user', content: input.history }] }
}
