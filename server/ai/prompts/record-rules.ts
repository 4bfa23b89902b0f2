import { fenceRule } from '../fence'
import { dayRule } from '../relative-days'

/** What a record is to a prompt: a history as server/domain/ai/record-history.ts tells it, and in which language the answer is wanted. */
export interface RecordInput {
  kind: 'contact' | 'company' | 'deal'
  history: string
  language: 'English' | 'Persian'
}

/** How every prompt about a record's history has it read and cited. */
export const historyRules = [
  'You get the facts of the record, then numbered lines: its deals, tasks and people, and what happened, the newest last. "me" is whoever asks you: call them "you".',
  dayRule,
  'Rest on these lines alone; what they do not say you do not know. Never invent names, figures, dates or promises.',
  'Cite what a statement rests on at its end, by the numbers of the lines in square brackets, as in [3] or [3, 5], with the digits 0 to 9. Never cite a number that is not there.',
  fenceRule,
].join('\n')

/** In which language to write, whatever language the history is in. */
export function languageRule({ language }: Pick<RecordInput, 'language'>): string {
  const script = language === 'Persian' ? ', in natural, contemporary words, with half-spaces where they belong and Persian digits but for citations and days in braces' : ''
  return `Write in ${language}${script}, plainly and without flattery. Names of people, companies and deals stay as they are.`
}
