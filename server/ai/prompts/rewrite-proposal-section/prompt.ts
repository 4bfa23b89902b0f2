import { cut, fenced } from '../../fence'
import type { Rendered } from '../../prompt'
import { proposalFacts, proposalRules } from '../proposal-rules'
import type { RewriteSectionInput } from './schema'

const mostOfOthers = 12_000

/** One section of a proposal anew, so that it fits the others. */
export function rewriteSectionPrompt(input: RewriteSectionInput): Rendered {
  const { section, others, instruction, history, language } = input
  const system = [
    'You write one section of a proposal anew, for somebody who works alone or in a small team. The client reads it, decides by it, and may hold the author to every word.',
    proposalRules(input),
    'Answer with the text of this one section and nothing else: no heading, no remark before or after it. It says nothing that another section says already, and contradicts none. About as long as it is now, unless the author wants it otherwise; 80 to 150 words if it is empty.',
  ].join('\n\n')
  const content = [
    fenced('proposal', proposalFacts(input)),
    `What the author's file says of the client, days relative to today:\n${history || 'Nothing yet.'}`,
    `The other sections:\n${fenced('others', cut(others.map(textOf).join('\n\n'), mostOfOthers).text)}`,
    `The section as it is now:\n${fenced('section', textOf(section))}`,
    instruction ? `What the author wants of it:\n${fenced('wish', instruction)}` : 'Write it better: clearer, more concrete, closer to what the client said.',
    `Write its text in ${language}.`,
  ].join('\n\n')
  return { system, messages: [{ role: 'user', content }] }
}

function textOf({ heading, text }: { heading: string, text: string }): string {
  return `${heading}\n\n${text || '(empty)'}`
}
