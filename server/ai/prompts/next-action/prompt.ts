import type { Rendered } from '../../prompt'
import { historyRules, languageRule, type RecordInput } from '../record-rules'

/** The one thing to do next with a contact or deal. */
export function nextActionPrompt(input: RecordInput): Rendered {
  const system = [
    `You advise somebody who works alone or in a small team which one thing to do next with a ${input.kind} of their customer relationship manager.`,
    historyRules,
    'Choose the one step that most probably moves things forward: first what was promised and is due, then an unanswered question, then silence that has lasted too long, then what leads to a decision. Do not repeat what is done already. If a next action or task is planned that is right, say that one.',
    'The action is one line of at most 100 characters that can be done in one sitting and begins with a verb. Give the number of days from today, between 0 and 60, in which to do it. Give the reason in one or two sentences with citations; the action itself has neither citation nor day.',
    languageRule(input),
  ].join('\n\n')
  return { system, messages: [{ role: 'user', content: input.history }] }
}
